import { route, routes } from "@/lib/http/route";
import { pageOf } from "@/lib/pagination";
import { listRuns } from "@/lib/runs/list-runs";
import { ListRuns, Run } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List playground runs", input: ListRuns, output: pageOf(Run), verb: listRuns }),
});
