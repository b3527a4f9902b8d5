import { getGateCheck } from "@/lib/gates/get-gate-check";
import { GateCheck, GateCheckOf } from "@/lib/gates/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Say whether a version passes the gate of an environment, and why",
    about:
      "Each rule with what was found, what it asks and where the cases behind it are: the results of an arm (`/evaluations/{evaluationId}/results` with the filter), or its pairs with another arm.",
    input: GateCheckOf,
    output: GateCheck,
    verb: getGateCheck,
  }),
});
