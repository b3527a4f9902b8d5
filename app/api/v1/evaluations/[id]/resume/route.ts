import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { Evaluation, GoOn } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Go on with an evaluation that was cancelled or failed",
    about:
      "Only what is missing is done: cancelled items are open again, completed and failed ones stay. One that spent its budget needs a larger one, or null. An evaluation that is under way, or has run to its end, is a 409.",
    input: GoOn,
    output: Evaluation,
    verb: resumeEvaluation,
    status: 202,
    example: { budgetUsd: null },
  }),
});
