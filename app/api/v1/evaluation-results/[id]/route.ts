import { getResult } from "@/lib/evaluations/get-result";
import { ResultDetail, ResultId } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "A result with what was sent and the raw answer",
    input: ResultId,
    output: ResultDetail,
    verb: getResult,
  }),
});
