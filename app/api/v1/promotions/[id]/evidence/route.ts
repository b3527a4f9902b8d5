import { exportEvidence } from "@/lib/evidence/export-evidence";
import { OfPromotion } from "@/lib/evidence/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Download a promotion's evidence as one file that can be verified offline",
    about:
      "Contents, suite, cases, evaluators, messages, answers, scores, figures and the decision, each with its hash. The file is the same to " +
      "the byte whenever it is downloaded; `npm run verify-evidence FILE` computes it all again and says whether it holds.",
    input: OfPromotion,
    output: "stream",
    verb: exportEvidence,
    alsoNeeds: ["prompts:read", "datasets:read"],
  }),
});
