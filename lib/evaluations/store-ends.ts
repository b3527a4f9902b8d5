import { sql } from "drizzle-orm";
import { executeKept } from "@/db/execute-kept";
import type { Context } from "@/lib/context";
import { itemsLock } from "./items-lock";
import type { ItemEnd, LaneRun } from "./lane";

/**
 * Stores what items came to: figures, outputs, scores and ledger rows in one statement, so all of an item is there or nothing.
 * Only who holds the item writes it: an attempt that was overtaken changes no row but the ledger's, whose call did happen; answers
 * whether that was so.
 */
export async function storeEnds(ctx: Context, run: LaneRun, ends: ItemEnd[]): Promise<boolean> {
  const items = ends.map((end) => ({
    id: end.resultId,
    attempt: end.attempt,
    status: end.status,
    outcome: end.outcome,
    retry_in_ms: end.retryInMs,
    total: end.total,
    passed: end.passed,
    error_stage: end.error?.stage ?? null,
    error_code: end.error?.code ?? null,
    error_message: end.error?.message ?? null,
    latency_ms: end.figures?.latencyMs ?? null,
    input_tokens: end.figures?.inputTokens ?? null,
    output_tokens: end.figures?.outputTokens ?? null,
    cost_usd: end.figures?.costUsd ?? null,
    ...(end.answer ?? { messages: null, output: null, raw: null }),
  }));
  const scores = ends.flatMap((end) => end.scores.map((score) => ({ id: end.resultId, ...score })));
  const calls = ends.flatMap((end) => end.calls);
  const closed = await executeKept<{ written: number }>(
    ctx.db,
    sql`
    with gate as materialized (
      select pg_advisory_xact_lock_shared(hashtextextended(${itemsLock(run.evaluationId)}, 0))
      from evaluations where workspace_id = ${ctx.workspaceId} and id = ${run.evaluationId}
    ), ended as (
      select t.* from gate, json_to_recordset(${JSON.stringify(items)}::json) as t(
        id text, attempt int, status text, outcome text, retry_in_ms int, total float8, passed boolean, error_stage text, error_code text,
        error_message text, latency_ms int, input_tokens int, output_tokens int, cost_usd float8, messages text, output text, raw text)
    ), done as (
      update evaluation_results r set
        status = e.status, outcome = e.outcome, total = e.total, passed = e.passed,
        not_before = now() + e.retry_in_ms * interval '1 millisecond',
        error_stage = e.error_stage, error_code = e.error_code, error_message = e.error_message,
        latency_ms = coalesce(e.latency_ms, r.latency_ms), input_tokens = coalesce(e.input_tokens, r.input_tokens),
        output_tokens = coalesce(e.output_tokens, r.output_tokens), cost_usd = coalesce(e.cost_usd, r.cost_usd),
        finished_at = case when e.status in ('completed', 'failed') then clock_timestamp() end
      from ended e
      where r.id = e.id and r.status = 'running'
        and r.attempt = e.attempt and r.claimed_by = ${run.delivery}
      returning r.id, r.arm_id
    ), answered as (
      insert into result_outputs (result_id, workspace_id, messages, output, raw)
      select id, ${ctx.workspaceId}, e.messages, e.output, e.raw from ended e join done using (id) where e.output is not null
      on conflict (result_id) do nothing
    ), scored as (
      insert into result_scores (result_id, key, workspace_id, evaluation_id, arm_id, score, passed, skipped, error, reason, details)
      select s.id, s.key, ${ctx.workspaceId}, ${run.evaluationId}, done.arm_id, s.score, s.passed, s.skipped, s.error, s.reason,
        s.details
      from json_to_recordset(${JSON.stringify(scores)}::json) as s(
        id text, key text, score float8, passed boolean, skipped text, error text, reason text, details jsonb)
      join done using (id)
      on conflict (result_id, key) do nothing
    )
    update model_calls m set
      state = c.state, served_model = c."servedModel", fault_code = c."faultCode", http_status = c."httpStatus",
      latency_ms = c."latencyMs", input_tokens = c."inputTokens", output_tokens = c."outputTokens", cost_usd = c."costUsd",
      closed_at = clock_timestamp()
    from gate, json_to_recordset(${JSON.stringify(calls)}::json) as c(
      id text, state text, "servedModel" text, "faultCode" text, "httpStatus" int, "latencyMs" int, "inputTokens" int,
      "outputTokens" int, "costUsd" float8)
    where m.id = c.id and m.state in ('sent', 'unknown')
    returning (select count(*)::int from done) as written`,
  );
  return closed.some(({ written }) => written < ends.length);
}
