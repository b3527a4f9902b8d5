import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { Evaluation, EvaluationId } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Stop an evaluation; what it has stays",
    about:
      "Open items are cancelled and calls in flight broken off within a second; an answer that comes too late is a call in the ledger and no result. An evaluation that has ended, cancelled ones included, is a 409.",
    input: EvaluationId,
    output: Evaluation,
    verb: cancelEvaluation,
    status: 202,
  }),
});
