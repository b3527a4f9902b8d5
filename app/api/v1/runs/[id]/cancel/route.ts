import { route, routes } from "@/lib/http/route";
import { cancelRun } from "@/lib/runs/cancel-run";
import { Run, RunId } from "@/lib/runs/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({ summary: "Stop a playground run", input: RunId, output: Run, verb: cancelRun }),
});
