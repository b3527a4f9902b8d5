import { eq, sql } from "drizzle-orm";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { conflict, unprocessable } from "@/lib/errors";
import { hint } from "@/lib/live/hint";
import { enqueue } from "@/lib/queue";
import { liveTopics, stopTopic } from "./live-topics";
import { noAnswerStage } from "./no-answer-stage";
import { readRivals } from "./read-rivals";
import { overBudget, readSpending } from "./read-spending";
import { requireStoredPrices } from "./require-prices";
import { cancelOpenItems } from "./settle-ended";
import { startLanes } from "./start-lanes";

type Evaluation = typeof evaluations.$inferSelect;

/**
 * Starts another round of an evaluation that has ended, its row locked: its items of one state are open again, and how many they are is
 * answered. One that ended before it was planned is planned now. `budgetUsd` replaces its budget; null lifts it.
 */
export async function setGoing(ctx: Context, evaluation: Evaluation, which: "cancelled" | "failed", budgetUsd?: number | null) {
  const { id, workspaceId } = evaluation;
  if (evaluation.outputsRemovedAt) throw conflict("What it was answered is not kept any more: start another one.");
  await requireBudget(ctx, evaluation, budgetUsd);
  await cancelOpenItems(ctx, id); // done already, unless whoever ended it died over it
  const items = await reopen(ctx, id, which);
  const round = evaluation.round + 1;
  await ctx.db
    .update(evaluations)
    .set({ status: "queued", round, error: null, finishedAt: null, budgetUsd })
    .where(eq(evaluations.id, id));
  const unmeasured = { completed: null, scored: null, passed: null, tokens: null, costUsd: null, verdict: null };
  await ctx.db.update(evaluationArms).set(unmeasured).where(eq(evaluationArms.evaluationId, id));
  if (evaluation.startedAt) await startLanes(ctx, { ...evaluation, round }, items);
  else await enqueue(ctx, "evaluation.plan", { workspaceId, evaluationId: id });
  await ctx.db.execute(sql`select ${hint(stopTopic(id), ...liveTopics(ctx, id))}`);
  return items;
}

/**
 * Items as they were before they were tried, but for the answers that are there: those are scored anew and not asked for again. One whose
 * answer is missing in the evaluation that is re-scored stays as it is: a re-score asks for none. With them goes what was left without
 * an answer to compare with.
 */
async function reopen(ctx: Context, id: string, which: "cancelled" | "failed"): Promise<number> {
  const rivals = await readRivals(ctx, id);
  const [row] = await ctx.db.execute<{ items: number }>(sql`
    with rivals as (
      select * from json_to_recordset(${JSON.stringify(rivals)}::json) as t(key text, "armId" text)
    ), uncompared as (
      select w.id from rivals
      join evaluation_results r on r.arm_id = rivals."armId" and r.evaluation_id = ${id} and r.status = ${which}
        and r.error_stage is distinct from ${noAnswerStage}
      join evaluation_results w on w.evaluation_id = ${id} and w.case_id = r.case_id and w.trial = r.trial and w.arm_id <> r.arm_id
        and w.status = 'completed'
      join result_scores s on s.result_id = w.id and s.key = rivals.key and s.skipped is not null
      where not exists (select 1 from result_outputs o where o.result_id = r.id)
    ), reopened as (
      update evaluation_results set status = 'pending', retried_at = case when attempt > 0 then clock_timestamp() end, claimed_by = null,
        not_before = null, outcome = null, total = null, passed = null,
        error_stage = null, error_code = null, error_message = null, finished_at = null
      where workspace_id = ${ctx.workspaceId} and evaluation_id = ${id}
        and ((status = ${which} and error_stage is distinct from ${noAnswerStage}) or id in (select id from uncompared))
      returning id
    ), unscored as (
      delete from result_scores s using reopened where s.result_id = reopened.id
    )
    select count(*)::int as items from reopened`);
  return row?.items ?? 0;
}

async function requireBudget(ctx: Context, evaluation: Evaluation, asked: number | null | undefined): Promise<void> {
  const budgetUsd = asked === undefined ? evaluation.budgetUsd : asked;
  if (budgetUsd === null) return;
  if (asked !== undefined) await requireStoredPrices(ctx, evaluation);
  const why = overBudget(await readSpending(ctx, evaluation.id), budgetUsd);
  if (why === null) return;
  const message = `${why} Name a larger budgetUsd, or null for none.`;
  throw asked === undefined ? conflict(message) : unprocessable(message, [{ path: "budgetUsd", message: why }]);
}
