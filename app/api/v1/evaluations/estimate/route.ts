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
  }),
});
