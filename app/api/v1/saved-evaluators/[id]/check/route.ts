import { checkSavedEvaluator } from "@/lib/evaluators/check-saved-evaluator";
import { CheckSaved, SavedRevision } from "@/lib/evaluators/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Run the fixtures of a saved evaluator again",
    about: "With the evaluator as it is now; what they come to is kept in the revision's `report`.",
    input: CheckSaved,
    output: SavedRevision,
    verb: checkSavedEvaluator,
    waits: true,
    example: {},
  }),
});
