import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";

type Facts = {
  status: string;
  finished: boolean;
  items: number;
  distinct: number;
  completed: number;
  failed: number;
  open: number;
  wronglyScored: number;
  unanswered: number;
  unpaid: number;
  outputs: number;
  received: number;
  openCalls: number;
  unknown: number;
  called: number;
  wrongTotals: number;
  created: number;
};
type Expected = {
  items: number;
  failed?: number;
  /** The most calls that may have been in flight when a worker was lost, over all the times. */
  inFlight?: number;
  /** Answers that came to a worker which had been overtaken: paid for, in the ledger, and in no result. */
  late?: number;
};

/** What must hold of an evaluation that ended, whatever happened meanwhile; read from the database alone. Answers its facts. */
export async function expectWhole(db: Db, evaluationId: string, expected: Expected): Promise<Facts> {
  const { items, failed = 0, inFlight = 0, late = 0 } = expected;
  const facts = await readFacts(db, evaluationId);
  expect(facts).toMatchObject({
    status: failed > 0 ? "completed_with_errors" : "completed",
    finished: true,
    items,
    distinct: items,
    completed: items - failed,
    failed,
    open: 0,
    wronglyScored: 0,
    unanswered: 0,
    unpaid: 0,
    openCalls: 0,
    wrongTotals: 0,
    created: 1,
  });
  expect(facts.unknown).toBeLessThanOrEqual(inFlight);
  expect(facts.received).toBeGreaterThanOrEqual(facts.outputs);
  expect(facts.received).toBeLessThanOrEqual(facts.outputs + late);
  await expectNothingForgotten(db);
  return facts;
}

/** No evaluation and no run waits for a job that is not there. */
export async function expectNothingForgotten(db: Db): Promise<void> {
  const alive = sql`state in ('created', 'retry', 'active')`;
  const forgotten = await db.execute(sql`
    select id, status from evaluations e
    where (status = 'queued' and not exists (
        select 1 from pgboss.job where name = 'evaluation.plan' and ${alive} and data->>'evaluationId' = e.id))
      or (status = 'running' and not exists (
        select 1 from pgboss.job where name in ('evaluation.run', 'evaluation.abandon') and ${alive} and data->>'evaluationId' = e.id))
    union all
    select id, status from runs r
    where status in ('queued', 'running') and not exists (
      select 1 from pgboss.job where name in ('run.execute', 'run.abandon') and ${alive} and data->>'runId' = r.id)`);
  expect([...forgotten]).toEqual([]);
}

async function readFacts(db: Db, id: string): Promise<Facts> {
  return one(
    await db.execute<Facts>(sql`
    with results as (
      select r.*, o.result_id is not null as answered,
        (select count(*) from result_scores s where s.result_id = r.id) as scores,
        (select count(*) from evaluation_evaluators where evaluation_id = ${id}) as uses
      from evaluation_results r left join result_outputs o on o.result_id = r.id where r.evaluation_id = ${id}
    ), calls as (
      select * from model_calls where evaluation_id = ${id}
    ), totals as (
      select a.scored, a.passed, a.tokens, a.cost_usd as cost,
        (select count(passed) from results where arm_id = a.id and status = 'completed') as counted,
        (select count(*) from results where arm_id = a.id and status = 'completed' and passed) as passing,
        (select coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0) from calls where arm_id = a.id) as used,
        (select sum(cost_usd) from calls where arm_id = a.id) as spent,
        (select count(*) from calls where arm_id = a.id and state = 'received' and cost_usd is null) as unpriced
      from evaluation_arms a where a.evaluation_id = ${id}
    )
    select e.status, e.finished_at is not null as finished,
      (select count(*)::int from results) as items,
      (select count(distinct (arm_id, case_id, trial))::int from results) as "distinct",
      (select count(*)::int from results where status = 'completed') as completed,
      (select count(*)::int from results where status = 'failed') as failed,
      (select count(*)::int from results where status in ('pending', 'running', 'waiting')) as open,
      (select count(*)::int from results where status = 'completed' and scores <> case when outcome = 'ok' then uses else 0 end)
        as "wronglyScored",
      (select count(*)::int from results where status = 'completed' and outcome = 'ok' and not answered) as unanswered,
      (select count(*)::int from results where answered and not exists (
        select 1 from calls where result_id = results.id and evaluator_key = '' and state = 'received')) as unpaid,
      (select count(*)::int from results where answered) as outputs,
      (select count(*)::int from calls where state = 'received' and evaluator_key = '') as received,
      (select count(*)::int from calls where state in ('reserved', 'sent')) as "openCalls",
      (select count(*)::int from calls where state = 'unknown') as unknown,
      (select count(*)::int from calls where fault_code is distinct from 'not_sent') as called,
      (select count(*)::int from totals where scored <> counted or passed <> passing or tokens <> used
        or cost is distinct from case when unpriced = 0 then coalesce(spent, 0) end) as "wrongTotals",
      (select count(*)::int from audit_entries where action = 'evaluation.created' and target_id = ${id}) as created
    from evaluations e where e.id = ${id}`),
  );
}
