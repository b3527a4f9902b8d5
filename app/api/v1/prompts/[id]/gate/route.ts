import { getGate } from "@/lib/gates/get-gate";
import { putGate } from "@/lib/gates/put-gate";
import { GateView, OfGate, PutGate } from "@/lib/gates/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get the gate before an environment", input: OfGate, output: GateView, verb: getGate }),
  PUT: route({
    summary: "Set or remove the gate before an environment",
    about:
      "A gate that asks for as much as before or more holds at once. One that asks for less, its removal (`rules: null`) included, waits for a second person with `workspace:admin`: the answer's `state` is then `pending` and the present gate holds on. In a workspace of one member it holds at once.",
    input: PutGate,
    output: GateView,
    verb: putGate,
    examplePath: "/prompts/support-reply/gate",
    example: { environment: "staging", suiteId: null, rules: { comparison: "none", approvals: 2 } },
  }),
});
