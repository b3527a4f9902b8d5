import { and, eq, inArray, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { type Context, inTransaction, lockFor } from "@/lib/context";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { hint } from "@/lib/live/hint";
import { itemsLock } from "./items-lock";
import { liveTopics } from "./live-topics";
import { isOpen } from "./rows";
import { storeTotals } from "./store-totals";

/**
 * The second half of an early end, made by who ended it and again by each lane that comes to its end after it: open items are cancelled,
 * calls that nobody closed are `unknown` (a lane still at work corrects that), and what late answers cost is in the totals.
 */
export const settleEnded = (ctx: Context, id: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const endedEarly = and(
      eq(evaluations.workspaceId, ctx.workspaceId),
      eq(evaluations.id, id),
      inArray(evaluations.status, ["cancelled", "failed"]),
    );
    const [ended] = await ctx.db.select({ id: evaluations.id }).from(evaluations).where(endedEarly).for("update");
    if (!ended) return;
    await cancelOpenItems(ctx, id);
    await storeTotals(ctx, id);
    await ctx.db.execute(sql`select ${hint(...liveTopics(ctx, id))}`);
  });

/** Leaves no item open and no call in flight; the evaluation's row is locked by the caller. */
export async function cancelOpenItems(ctx: Context, id: string): Promise<void> {
  await lockFor(ctx.db, itemsLock(id));
  await ctx.db
    .update(evaluationResults)
    .set({ status: "cancelled", notBefore: null })
    .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), eq(evaluationResults.evaluationId, id), isOpen));
  await loseCalls(ctx, { evaluationId: id });
}
