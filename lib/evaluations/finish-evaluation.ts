import { and, eq, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { type Context, inTransaction } from "@/lib/context";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { log } from "@/lib/log";
import { settleRun } from "@/lib/schedules/settle-run";
import { isOpen } from "./rows";
import { storeTotals } from "./store-totals";
import { storeVerdicts } from "./store-verdicts";
import { tellEnd } from "./tell-end";

/** Ends a running evaluation once none of its items is open; whoever comes last does it. */
export async function finishEvaluation(ctx: Context, id: string): Promise<boolean> {
  const status = await end(ctx, id);
  if (status === "completed" || status === "completed_with_errors") {
    await storeVerdicts(ctx, id);
    // Where this fails, or the worker dies before it, the next look at the schedules does it.
    await settleRun(ctx, id).catch((error) => log().error({ err: error, evaluationId: id }, "no comparison with the baseline"));
  }
  return status !== null;
}

const end = (ctx: Context, id: string) =>
  inTransaction(ctx, async (ctx) => {
    const [running] = await ctx.db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(and(eq(evaluations.workspaceId, ctx.workspaceId), eq(evaluations.id, id), eq(evaluations.status, "running")))
      .for("update"); // two lanes that end at once take turns, so the second sees what the first wrote
    if (!running) return null;
    const [left] = await ctx.db
      .select({
        open: sql<boolean>`bool_or(${isOpen})`,
        failed: sql<boolean>`bool_or(${evaluationResults.status} = 'failed')`,
        cancelled: sql<number>`(count(*) filter (where ${evaluationResults.status} = 'cancelled'))::int`,
      })
      .from(evaluationResults)
      .where(eq(evaluationResults.evaluationId, id));
    if (left?.open) return null;
    const came = endOf(left?.failed ?? false, left?.cancelled ?? 0);
    await ctx.db
      .update(evaluations)
      .set({ ...came, finishedAt: sql`clock_timestamp()` })
      .where(eq(evaluations.id, id));
    await loseCalls(ctx, { evaluationId: id }); // none is in flight for an item that ended; a worker may have died beside it
    await storeTotals(ctx, id);
    await tellEnd(ctx, id, { counted: true });
    return came.status;
  });

/** One whose failed items alone were tried again lacks those that were cancelled before. */
function endOf(failed: boolean, cancelled: number) {
  if (cancelled === 0) return { status: failed ? ("completed_with_errors" as const) : ("completed" as const), error: null };
  const items = cancelled === 1 ? "One item was" : `${cancelled} items were`;
  return { status: "cancelled" as const, error: `${items} left out when it was stopped before. Resume it to do them.` };
}
