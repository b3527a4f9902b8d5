import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { itemsLock } from "./items-lock";
import type { LaneRun } from "./lane";

const maxUnknownCalls = 2;

/**
 * What is held and nobody works on: its calls in flight become `unknown`, its items wait again; one for which a call was lost more than
 * twice fails alone. Answers that were stored are kept and not asked for again. `job` takes what any delivery of the job holds,
 * `delivery` what this one claimed without learning of it (the connection broke between).
 */
export async function recoverItems(ctx: Context, run: LaneRun, of: "job" | "delivery"): Promise<void> {
  const held = of === "job" ? sql`starts_with(claimed_by, ${`${run.claimant}:`})` : sql`claimed_by = ${run.delivery}`;
  await ctx.db.execute(sql`
    with gate as materialized (
      select pg_advisory_xact_lock_shared(hashtextextended(${itemsLock(run.evaluationId)}, 0))
    ), held as (
      select id, retried_at from gate, evaluation_results
      where workspace_id = ${ctx.workspaceId} and evaluation_id = ${run.evaluationId} and status = 'running' and ${held}
      order by id for update of evaluation_results
    ), lost as (
      update model_calls m set state = 'unknown', closed_at = clock_timestamp() from held where m.result_id = held.id and m.state = 'sent'
      returning m.id, m.result_id, m.evaluator_key, m.slot
    ), unknown as (
      select result_id, evaluator_key, slot, count(*) as calls from (
        select result_id, evaluator_key, slot from lost
        union all
        select m.result_id, m.evaluator_key, m.slot from model_calls m join held on held.id = m.result_id
        where m.state = 'unknown' and (held.retried_at is null or m.created_at >= held.retried_at)
      ) as both_kinds
      group by result_id, evaluator_key, slot
    ), counted as (
      select held.id, coalesce(max(u.calls), 0) as calls, coalesce(max(u.calls), 0) > ${maxUnknownCalls} as given_up,
        exists (select 1 from result_outputs o where o.result_id = held.id) as answered
      from held left join unknown u on u.result_id = held.id
      group by held.id
    )
    update evaluation_results r set
      status = case when c.given_up then 'failed' else 'pending' end,
      error_stage = case when not c.given_up then null when c.answered then 'evaluator' else 'call' end,
      error_code = case when c.given_up then 'unknown' end,
      error_message = case when c.given_up
        then 'The worker died during this call ' || c.calls || ' times; what became of them is not known.' end,
      finished_at = case when c.given_up then clock_timestamp() end
    from counted c where r.id = c.id`);
}
