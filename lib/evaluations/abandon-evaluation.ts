import { and, eq, inArray, sql } from "drizzle-orm";
import { evaluationResults, evaluations } from "@/db/schema/evaluations";
import { inTransaction } from "@/lib/context";
import { loseCalls } from "@/lib/ledger/lose-calls";
import { verb } from "@/lib/verb";
import { isOpen } from "./rows";
import type { EvaluationId } from "./schema";
import { storeTotals } from "./store-totals";

/** Ends an evaluation whose job failed every time it was tried: what is stored stays, the rest is marked cancelled. */
export const abandonEvaluation = verb("evaluations:write", (ctx, { id }: EvaluationId) =>
  inTransaction(ctx, async (ctx) => {
    const [evaluation] = await ctx.db
      .update(evaluations)
      .set({
        status: "failed",
        error: "The worker failed at this evaluation every time it tried.",
        finishedAt: sql`clock_timestamp()`,
      })
      .where(
        and(
          eq(evaluations.workspaceId, ctx.workspaceId),
          eq(evaluations.id, id),
          inArray(evaluations.status, ["queued", "running"]),
        ),
      )
      .returning({ id: evaluations.id });
    if (!evaluation) return;
    await ctx.db
      .update(evaluationResults)
      .set({ status: "cancelled" })
      .where(and(eq(evaluationResults.evaluationId, id), isOpen));
    await loseCalls(ctx, { evaluationId: id });
    await storeTotals(ctx, id);
  }),
);
