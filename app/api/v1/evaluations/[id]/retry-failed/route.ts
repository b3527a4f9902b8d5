import { retryFailed } from "@/lib/evaluations/retry-failed";
import { Evaluation, GoOn } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Do the failed items of an evaluation that has ended again",
    about:
      "Items whose answer is there, and whose evaluator failed, are only scored anew. The calls of earlier tries stay in the ledger and in the cost. Where no item failed, or the evaluation is under way, it is a 409.",
    input: GoOn,
    output: Evaluation,
    verb: retryFailed,
    status: 202,
    example: { budgetUsd: null },
  }),
});
