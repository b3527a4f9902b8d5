import { route, routes } from "@/lib/http/route";
import { getRun } from "@/lib/runs/get-run";
import { Run, RunId } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "A playground run", input: RunId, output: Run, verb: getRun }),
});
