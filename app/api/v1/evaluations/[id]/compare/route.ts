import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms, Comparison } from "@/lib/evaluations/comparison-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Compare two arms of an evaluation",
    input: CompareArms,
    output: Comparison,
    verb: compareArms,
    examplePath: "/evaluations/$EVALUATION_ID/compare?baseline=support-reply@1&candidate=support-reply@2",
  }),
});
