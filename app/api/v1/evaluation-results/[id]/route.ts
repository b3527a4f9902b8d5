import { getResult } from "@/lib/evaluations/get-result";
import { EvaluationId, ResultDetail } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "A result with what was sent and the raw answer",
    input: EvaluationId,
    output: ResultDetail,
    verb: getResult,
  }),
});
