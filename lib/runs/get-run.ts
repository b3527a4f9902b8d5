import { and, eq } from "drizzle-orm";
import { runs } from "@/db/schema/runs";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeRun } from "./describe-run";
import type { RunId } from "./schema";

export const getRun = verb("runs:read", async (ctx, { id }: RunId) => {
  const [run] = await ctx.db
    .select()
    .from(runs)
    .where(and(eq(runs.workspaceId, ctx.workspaceId), eq(runs.id, id)));
  if (!run) throw notFound("run", id);
  return describeRun(run);
});
