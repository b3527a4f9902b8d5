import { and, eq, inArray, sql } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { type Context, inTransaction, lockFor } from "@/lib/context";
import { hint } from "@/lib/live/hint";
import { itemsLock } from "./items-lock";
import { stopTopic } from "./live-topics";
import { isOpen } from "./rows";
import { settleEnded } from "./settle-ended";
import { tellEnd } from "./tell-end";

type EarlyEnd = {
  status: "cancelled" | "failed";
  /** Why, in words; null where a person wanted it. */
  error: string | null;
  /** Only this round: a lane knows nothing of a later one. */
  round?: number;
  /** Only when no item is under way: what was asked for is waited for. */
  whenIdle?: true;
  /** The model that cannot be called: the items that failed by it are open again, so that a resumed evaluation has them. */
  refused?: { providerId: string; model: string };
};

/** The one way an evaluation ends before its items do; what is stored stays. False when it has ended already. */
export async function endEarly(ctx: Context, id: string, end: EarlyEnd): Promise<boolean> {
  const isStopped = await markEnded(ctx, id, end);
  if (isStopped) await settleEnded(ctx, id);
  return isStopped;
}

/**
 * The first half: it is ended, and its lanes hear of it when this commits, however many items are left for `settleEnded`. They break off
 * their calls and say how each ended.
 */
export const markEnded = (ctx: Context, id: string, end: EarlyEnd): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const [open] = await ctx.db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(
        and(
          eq(evaluations.workspaceId, ctx.workspaceId),
          eq(evaluations.id, id),
          inArray(evaluations.status, ["queued", "running"]),
          end.round === undefined ? undefined : eq(evaluations.round, end.round),
        ),
      )
      .for("update");
    if (!open) return false;
    if (end.whenIdle || end.refused) await lockFor(ctx.db, itemsLock(id));
    if (end.whenIdle && (await isAtWork(ctx, id))) return false;
    if (end.refused) await reopenRefused(ctx, id, end.refused);
    const { status, error } = end;
    await ctx.db.update(evaluations).set({ status, error, finishedAt: sql`clock_timestamp()` }).where(eq(evaluations.id, id));
    await tellEnd(ctx, id, { counted: false });
    await ctx.db.execute(sql`select ${hint(stopTopic(id))}`);
    return true;
  });

async function isAtWork(ctx: Context, id: string): Promise<boolean> {
  const running = and(eq(evaluationResults.evaluationId, id), eq(evaluationResults.status, "running"), isOpen);
  return (await ctx.db.select({ id: evaluationResults.id }).from(evaluationResults).where(running).limit(1)).length > 0;
}

/** Items that failed because a model refused to be called: nothing was learned of them. */
const reopenRefused = (ctx: Context, id: string, { providerId, model }: { providerId: string; model: string }) =>
  ctx.db.execute(sql`
    with refused as (
      update evaluation_results r
      set status = 'pending', error_stage = null, error_code = null, error_message = null, finished_at = null
      where r.workspace_id = ${ctx.workspaceId} and r.evaluation_id = ${id} and r.status = 'failed' and exists (
        select 1 from model_calls m where m.result_id = r.id and m.provider_id = ${providerId} and m.model = ${model}
          and m.state = 'failed' and m.fault_code in ('auth', 'not_found'))
      returning r.id
    )
    delete from result_scores s using refused where s.result_id = refused.id`);
