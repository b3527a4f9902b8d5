import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { CompareEvaluations, Comparison } from "@/lib/evaluations/comparison-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Compare two arms of different evaluations, on the cases that did not change between them",
    about:
      "Both evaluations must measure the same: evaluators with the same fingerprints, weights and thresholds, and the same pass rule. " +
      "Else it answers 422 and says how they differ.",
    input: CompareEvaluations,
    output: Comparison,
    verb: compareEvaluations,
    status: 200,
    example: {
      baseline: { evaluationId: "$EVALUATION_ID", armId: "support-reply@1" },
      candidate: { evaluationId: "$EVALUATION_ID", armId: "support-reply@2" },
    },
  }),
});
