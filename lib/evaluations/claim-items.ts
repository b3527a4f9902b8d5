import { sql } from "drizzle-orm";
import { executeKept } from "@/db/execute-kept";
import type { Context } from "@/lib/context";
import type { ClaimedItem, LaneRun } from "./lane";

/** The id of the ledger row of an item's answer at one attempt. */
export const answerCallId = (resultId: string, attempt: number) => `call_${resultId.slice(4)}_${attempt}`;

/** A call for the answer itself, not from before a person asked for the item again. */
const isCounted = sql`m.evaluator_key = '' and (c.retried_at is null or m.created_at >= c.retried_at)`;

/**
 * Takes up to `limit` items that wait, in order, and marks the call of each in the ledger, all in one statement.
 * An item whose answer is stored already (a worker died while it was scored) comes with it and is not called again.
 * Several lanes may claim at once: a row another one holds is skipped. Rows are found by their id alone: with the workspace beside it
 * Postgres, whose statistics are older than the evaluation, at times reads all the workspace's.
 */
export async function claimItems(ctx: Context, run: LaneRun, limit: number): Promise<ClaimedItem[]> {
  const rows = await executeKept<Row>(
    ctx.db,
    sql`
    with picked as (
      select r.id from evaluation_results r
      where r.evaluation_id = ${run.evaluationId} and r.status in ('pending', 'waiting')
        and (r.not_before is null or r.not_before <= now())
        and exists (
          select 1 from evaluations
          where workspace_id = ${ctx.workspaceId} and id = ${run.evaluationId} and status = 'running' and round = ${run.round})
      order by r.position limit ${limit} for update skip locked
    ), claimed as (
      update evaluation_results r set status = 'running', attempt = r.attempt + 1, claimed_by = ${run.delivery}, not_before = null
      from picked where r.id = picked.id
      returning r.id, r.arm_id, r.case_id, r.case_version_id, r.trial, r.attempt, r.retried_at, r.position, r.latency_ms, r.input_tokens, r.output_tokens, r.cost_usd
    ), tried as (
      select c.id, (count(*) filter (where m.evaluator_key = ''))::int as asked,
        (count(*) filter (where m.evaluator_key <> ''))::int as judged,
        (count(*) filter (where ${isCounted} and m.fault_code = 'rate_limited'))::int as limited,
        (count(*) filter (where ${isCounted} and m.fault_code = 'timeout'))::int as timed_out,
        (count(*) filter (where ${isCounted} and m.fault_code not in ('rate_limited', 'timeout')))::int as otherwise
      from claimed c left join model_calls m on m.result_id = c.id and m.state = 'failed' and m.fault_code <> 'not_sent'
      group by c.id, c.retried_at
    ), marked as (
      insert into model_calls (id, workspace_id, evaluation_id, arm_id, result_id, attempt, idempotency_key, provider_id, model, state)
      select 'call_' || substr(c.id, 5) || '_' || c.attempt, ${ctx.workspaceId}, ${run.evaluationId}, c.arm_id, c.id, c.attempt,
        c.id || ':' || t.asked, a.provider_id, a.model_name, 'sent'
      from claimed c join tried t using (id) join evaluation_arms a on a.id = c.arm_id
      where not exists (select 1 from result_outputs o where o.result_id = c.id)
      returning result_id, idempotency_key
    )
    select c.id, c.arm_id, c.case_id, c.trial, c.attempt, t.limited, t.timed_out, t.otherwise, t.judged,
      cv.variables, cv.expectations, cv.tags, cv.metadata,
      m.idempotency_key, o.messages, o.output, c.latency_ms, c.input_tokens, c.output_tokens, c.cost_usd
    from claimed c
    join tried t using (id)
    join case_versions cv on cv.id = c.case_version_id
    left join marked m on m.result_id = c.id
    left join result_outputs o on o.result_id = c.id
    order by c.position`,
  );
  return rows.map((row) => ({
    resultId: row.id,
    armId: row.arm_id,
    trial: row.trial,
    attempt: row.attempt,
    failed: { limited: row.limited, timedOut: row.timed_out, otherwise: row.otherwise },
    failedJudgeCalls: row.judged,
    idempotencyKey: row.idempotency_key ?? row.id,
    case: {
      id: row.case_id,
      tags: row.tags,
      variables: JSON.parse(row.variables),
      expectations: JSON.parse(row.expectations),
      metadata: JSON.parse(row.metadata),
    },
    stored: storedOf(row),
  }));
}

type Row = {
  id: string;
  arm_id: string;
  case_id: string;
  trial: number;
  attempt: number;
  limited: number;
  timed_out: number;
  otherwise: number;
  judged: number;
  variables: string;
  expectations: string;
  tags: string[];
  metadata: string;
  idempotency_key: string | null;
  messages: string | null;
  output: string | null;
  latency_ms: number | null;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_usd: number | null;
};

function storedOf({ messages, output, latency_ms, input_tokens, output_tokens, cost_usd }: Row): ClaimedItem["stored"] {
  if (messages === null || output === null) return null;
  const usage =
    input_tokens === null || output_tokens === null ? null : { inputTokens: input_tokens, outputTokens: output_tokens };
  return { messages: JSON.parse(messages), output: JSON.parse(output), latencyMs: latency_ms, usage, costUsd: cost_usd };
}
