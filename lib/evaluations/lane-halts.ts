import { and, eq } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { abortWhen } from "@/lib/live/abort-when";
import { patiently } from "@/lib/patiently";
import { endEarly } from "./end-early";
import { findRefusal } from "./find-refusal";
import type { ItemEnd, LaneRun } from "./lane";
import { stopTopic } from "./live-topics";
import { watchBudget } from "./watch-budget";

/**
 * What stops a lane before its items are done: somebody ended its round of the evaluation (calls in flight are broken off), the budget is
 * spent (they are waited for: they are paid for), or a model cannot be called.
 */
export function laneHalts(ctx: Context, run: LaneRun, plan: { budgetUsd: number | null; lanes: number }) {
  const { evaluationId: id, round } = run;
  const ended = abortWhen(stopTopic(id), async () => {
    const going = and(
      eq(evaluations.workspaceId, ctx.workspaceId),
      eq(evaluations.id, id),
      eq(evaluations.status, "running"),
      eq(evaluations.round, round),
    );
    return (await ctx.db.select({ id: evaluations.id }).from(evaluations).where(going)).length === 0;
  });
  const budget = watchBudget(ctx, run, plan);
  return {
    /** Aborted when nothing new is to be taken. */
    stop: AbortSignal.any([ended.signal, budget.over]),
    /** Aborted when calls in flight are to be broken off. */
    ended: ended.signal,
    look: budget.look,
    before: budget.before,
    /** Says after each batch of items whether the evaluation may go on. */
    async after(ends: ItemEnd[]): Promise<void> {
      const refusal = await patiently(() => findRefusal(ctx, id, ends));
      if (refusal) {
        const { error, ...refused } = refusal;
        await patiently(() => endEarly(ctx, id, { status: "failed", error, round, refused }));
      } else await budget.after(ends);
    },
    /** Ends an evaluation that may cost no more, once none of its lanes has an item under way. */
    async endIfSpent(): Promise<void> {
      if (!budget.over.aborted) return;
      await endEarly(ctx, id, { status: "cancelled", error: await budget.reason(), round, whenIdle: true });
    },
    close: ended.close,
  };
}
