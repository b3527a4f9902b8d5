import { deleteSavedEvaluator } from "@/lib/evaluators/delete-saved-evaluator";
import { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { Saved, SavedId, UpdateSaved } from "@/lib/evaluators/schema";
import { updateSavedEvaluator } from "@/lib/evaluators/update-saved-evaluator";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a saved evaluator", input: SavedId, output: Saved, verb: getSavedEvaluator }),
  PATCH: route({
    summary: "Change a saved evaluator",
    about: "Its name, its owner, which of its revisions is used, or whether it is archived. What a revision holds never changes.",
    input: UpdateSaved,
    output: Saved,
    verb: updateSavedEvaluator,
    example: { description: "Asks for a word of courtesy" },
  }),
  DELETE: route({
    summary: "Delete a saved evaluator, or archive one an evaluation has used",
    input: SavedId,
    verb: deleteSavedEvaluator,
  }),
});
