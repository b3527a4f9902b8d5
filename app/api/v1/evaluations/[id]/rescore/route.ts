import { rescoreEvaluation } from "@/lib/evaluations/rescore-evaluation";
import { Evaluation, RescoreEvaluation } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Score the stored answers of an ended evaluation again, as a new evaluation",
    about:
      "The new evaluation has the same arms, cases and trials, and its `sourceEvaluationId` names the one it scores again. No answer is asked for again; only evaluators that ask a model make calls. An item of the source without a stored answer is planned as `failed` and says why; a failure of the version (cut, refused, too slow) stays one.",
    input: RescoreEvaluation,
    output: Evaluation,
    verb: rescoreEvaluation,
    status: 202,
    location: ({ id }) => `/api/v1/evaluations/${id}`,
    example: { evaluators: [{ type: "contains", options: { text: "Ada" } }, { type: "heuristic" }] },
  }),
});
