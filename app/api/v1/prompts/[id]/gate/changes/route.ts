import { listGateChanges } from "@/lib/gates/list-gate-changes";
import { GateChangePage, ListGateChanges } from "@/lib/gates/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List the changes of a prompt's gates",
    input: ListGateChanges,
    output: GateChangePage,
    verb: listGateChanges,
  }),
});
