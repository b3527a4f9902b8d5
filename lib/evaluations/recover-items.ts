import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { LaneRun } from "./lane";

const maxUnknownCalls = 2;

/**
 * What a dead worker held under this claim: its calls in flight become `unknown`, its items wait again; one whose calls were lost
 * more than twice fails alone. Answers that were stored are kept and not asked for again.
 */
export async function recoverItems(ctx: Context, run: LaneRun): Promise<void> {
  await ctx.db.execute(sql`
    with held as (
      select id from evaluation_results
      where workspace_id = ${ctx.workspaceId} and evaluation_id = ${run.evaluationId} and status = 'running'
        and claimed_by = ${run.claimant}
      for update
    ), lost as (
      update model_calls m set state = 'unknown', closed_at = clock_timestamp() from held where m.result_id = held.id and m.state = 'sent'
      returning m.result_id
    ), counted as (
      select held.id,
        (select count(*) from model_calls m where m.result_id = held.id and m.state = 'unknown')
          + (select count(*) from lost where lost.result_id = held.id) as unknown_calls,
        exists (select 1 from result_outputs o where o.result_id = held.id) as answered
      from held
    )
    update evaluation_results r set
      status = case when c.unknown_calls > ${maxUnknownCalls} and not c.answered then 'failed' else 'pending' end,
      error_stage = case when c.unknown_calls > ${maxUnknownCalls} and not c.answered then 'call' end,
      error_code = case when c.unknown_calls > ${maxUnknownCalls} and not c.answered then 'unknown' end,
      error_message = case when c.unknown_calls > ${maxUnknownCalls} and not c.answered
        then 'The worker died during this call ' || c.unknown_calls || ' times; what became of them is not known.' end,
      finished_at = case when c.unknown_calls > ${maxUnknownCalls} and not c.answered then clock_timestamp() end
    from counted c where r.id = c.id`);
}
