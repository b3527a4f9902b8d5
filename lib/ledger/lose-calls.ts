import { and, eq, sql } from "drizzle-orm";
import { modelCalls } from "@/db/schema/calls";
import type { Context } from "@/lib/context";

/** Marks the calls in flight of a run or an evaluation `unknown`: their worker is gone, and nobody knows what became of them. */
export async function loseCalls(ctx: Context, of: { runId: string } | { evaluationId: string }): Promise<void> {
  const ours = "runId" in of ? eq(modelCalls.runId, of.runId) : eq(modelCalls.evaluationId, of.evaluationId);
  await ctx.db
    .update(modelCalls)
    .set({ state: "unknown", closedAt: sql`clock_timestamp()` })
    .where(and(eq(modelCalls.workspaceId, ctx.workspaceId), ours, eq(modelCalls.state, "sent")));
}
