import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { Evaluation, EvaluationPage, ListEvaluations, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List evaluations", input: ListEvaluations, output: EvaluationPage, verb: listEvaluations }),
  POST: route({
    summary: "Start an evaluation",
    input: StartEvaluation,
    output: Evaluation,
    verb: startEvaluation,
    status: 201,
    location: ({ id }) => `/api/v1/evaluations/${id}`,
    example: {
      datasetId: "$DATASET_ID",
      versionIds: ["support-reply@1", "support-reply@2"],
      evaluators: [{ type: "contains", options: { text: "Ada" } }, { type: "heuristic" }],
    },
  }),
});
