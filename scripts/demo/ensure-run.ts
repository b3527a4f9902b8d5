import { isDeepStrictEqual } from "node:util";
import type { Context } from "@/lib/context";
import { listRuns } from "@/lib/runs/list-runs";
import { ListRuns, StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";

/** A playground run of a version with these values, where there is none; the worker does it while the demo goes on. */
export async function ensureRun(ctx: Context, versionId: string, variables: Record<string, string>): Promise<void> {
  const { data } = await listRuns(ctx, ListRuns.parse({ versionId, pageSize: 100 }));
  if (data.some((run) => isDeepStrictEqual(run.variables, variables))) return;
  await startRun(ctx, StartRun.parse({ versionId, variables }));
}
