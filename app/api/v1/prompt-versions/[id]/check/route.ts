import { checkVersion } from "@/lib/evaluations/check-version";
import { CheckVersion, Evaluation } from "@/lib/evaluations/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Check a version against the active one",
    about:
      "Starts an evaluation of the version and the one that is active, with the prompt's default suite on its dev cases. Results of the " +
      "active version that are under 24 hours old and would come out the same are reused and cost no call; `progress.reused` says how " +
      "many. A check is no evidence for a gate.",
    input: CheckVersion,
    output: Evaluation,
    verb: checkVersion,
    examplePath: "/prompt-versions/support-reply@2/check",
    status: 201,
    location: ({ id }) => `/api/v1/evaluations/${id}`,
    example: {},
  }),
});
