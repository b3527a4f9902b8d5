import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { EvaluationDetail, EvaluationId } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "An evaluation with its progress and figures",
    input: EvaluationId,
    output: EvaluationDetail,
    verb: getEvaluation,
  }),
});
