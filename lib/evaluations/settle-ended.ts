import { and, eq, inArray } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { type Context, inTransaction } from "@/lib/context";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { storeTotals } from "./store-totals";

/**
 * What a lane leaves that comes to its end after the evaluation was ended early: late answers have cost something, and what nobody
 * closed (its worker died) is `unknown`. A lane that is still at work corrects that when it closes its calls.
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
    await loseCalls(ctx, { evaluationId: id });
    await storeTotals(ctx, id);
  });
