import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { Estimate, StartEvaluation } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Estimate an evaluation's calls, tokens, cost and the smallest difference it can show",
    input: StartEvaluation,
    output: Estimate,
    verb: estimateEvaluation,
    status: 200,
    example: {
      datasetId: "$DATASET_ID",
      versionIds: ["support-reply@1", "support-reply@2"],
      evaluators: [{ type: "contains", options: { text: "Ada" } }],
    },
  }),
});
