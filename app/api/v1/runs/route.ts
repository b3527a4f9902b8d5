import { route, routes } from "@/lib/http/route";
import { listRuns } from "@/lib/runs/list-runs";
import { ListRuns, RunPage } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List playground runs",
    input: ListRuns,
    output: RunPage,
    verb: listRuns,
    examplePath: "/runs?status=completed",
  }),
});
