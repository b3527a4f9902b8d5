import { getEvaluatorRevision } from "@/lib/evaluators/get-evaluator-revision";
import { SavedRevision, SavedRevisionId } from "@/lib/evaluators/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get a revision of a saved evaluator",
    input: SavedRevisionId,
    output: SavedRevision,
    verb: getEvaluatorRevision,
  }),
});
