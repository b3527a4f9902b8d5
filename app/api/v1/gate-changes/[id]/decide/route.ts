import { decideGateChange } from "@/lib/gates/decide-gate-change";
import { DecideGateChange, GateChange } from "@/lib/gates/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Accept or decline that a gate asks for less",
    about: "By a second person with `workspace:admin`, never by who asked for it.",
    input: DecideGateChange,
    output: GateChange,
    verb: decideGateChange,
    examplePath: "/gate-changes/$GATE_CHANGE_ID/decide",
    example: { decision: "accept" },
  }),
});
