import { and, eq, sql } from "drizzle-orm";
import { evaluationResults, evaluations } from "@/db/schema/evaluations";
import { type Context, inTransaction } from "@/lib/context";
import { isOpen } from "./rows";
import { storeTotals } from "./store-totals";
import { storeVerdicts } from "./store-verdicts";

/** Ends a running evaluation once none of its items is open; whoever comes last does it. */
export async function finishEvaluation(ctx: Context, id: string): Promise<boolean> {
  const isEnded = await end(ctx, id);
  if (isEnded) await storeVerdicts(ctx, id);
  return isEnded;
}

const end = (ctx: Context, id: string): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const [running] = await ctx.db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id), eq(evaluations.status, "running")))
      .for("update"); // two lanes that end at once take turns, so the second sees what the first wrote
    if (!running) return false;
    const [left] = await ctx.db
      .select({
        open: sql<boolean>`bool_or(${isOpen})`,
        failed: sql<boolean>`bool_or(${evaluationResults.status} = 'failed')`,
      })
      .from(evaluationResults)
      .where(eq(evaluationResults.evaluationId, id));
    if (left?.open) return false;
    await ctx.db
      .update(evaluations)
      .set({ status: left?.failed ? "completed_with_errors" : "completed", finishedAt: sql`clock_timestamp()` })
      .where(eq(evaluations.id, id));
    await storeTotals(ctx, id);
    return true;
  });
