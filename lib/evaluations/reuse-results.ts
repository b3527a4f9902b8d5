import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** When an item passes, and by which evaluators: equal texts score alike. */
const measureOf = (evaluation: string) => sql`(
  select concat(${sql.raw(evaluation)}.pass_threshold, ' ', string_agg(
    concat_ws(' ', u.key, u.fingerprint, u.weight, coalesce(u.threshold::text, 'own'), u.required, u.negate), ',' order by u.key))
  from evaluation_evaluators u where u.evaluation_id = ${sql.raw(evaluation)}.id)`;

/**
 * Gives the open items of an evaluation's first arm the answers and scores they would come to again, in one statement; how many. A
 * result is taken where content, case, evaluators, pass rule, provider and model are the same, the provider's newest answer for that
 * model came from the same served model, and the answer is under 24 hours old and was asked for itself. Of several the newest counts.
 */
export async function reuseResults({ db, workspaceId }: Context, id: string): Promise<number> {
  const [row] = await db.execute<{ reused: number }>(sql`
    with mine as (
      select a.id as arm_id, a.content_hash, a.provider_id, a.model_name, a.model_override, ${measureOf("e")} as measure, (
        select m.served_model from model_calls m
        where m.workspace_id = ${workspaceId} and m.provider_id = a.provider_id and m.model = a.model_name and m.state = 'received'
        order by m.created_at desc, m.id desc limit 1
      ) as served
      from evaluation_arms a join evaluations e on e.id = a.evaluation_id
      where a.workspace_id = ${workspaceId} and a.evaluation_id = ${id} and a.position = 0
    ), sources as materialized (
      select a.evaluation_id, a.id as arm_id
      from mine
      join evaluation_arms a on a.content_hash = mine.content_hash and a.provider_id = mine.provider_id
        and a.model_name = mine.model_name and a.model_override is not distinct from mine.model_override
      join evaluations e on e.id = a.evaluation_id
      where a.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId} and e.id <> ${id} and e.source_evaluation_id is null
        and (e.finished_at is null or e.finished_at > now() - interval '24 hours') and ${measureOf("e")} = mine.measure
    ), picked as (
      select distinct on (i.id) i.id as item_id, s.*
      from mine
      join evaluation_results i on i.evaluation_id = ${id} and i.arm_id = mine.arm_id and i.status = 'pending'
      cross join sources
      join evaluation_results s on s.evaluation_id = sources.evaluation_id and s.arm_id = sources.arm_id and s.case_id = i.case_id
        and s.trial = i.trial and s.case_hash = i.case_hash
      join lateral (
        select m.served_model, m.closed_at from model_calls m
        where m.result_id = s.id and m.evaluator_key = '' and m.state = 'received' order by m.attempt desc limit 1
      ) as answer on answer.served_model = mine.served and answer.closed_at > now() - interval '24 hours'
      where s.status = 'completed' and s.reused_from is null and s.finished_at > now() - interval '24 hours'
        and exists (select 1 from result_outputs o where o.result_id = s.id)
      order by i.id, s.finished_at desc, s.id desc
    ), written as (
      update evaluation_results i set reused_from = p.id, status = 'completed', attempt = 1, outcome = p.outcome, total = p.total,
        passed = p.passed, latency_ms = p.latency_ms, input_tokens = p.input_tokens, output_tokens = p.output_tokens,
        cost_usd = p.cost_usd, error_stage = p.error_stage, error_code = p.error_code, error_message = p.error_message,
        finished_at = clock_timestamp()
      from picked p where i.id = p.item_id
      returning i.id
    ), answered as (
      insert into result_outputs (result_id, workspace_id, messages, output, raw)
      select p.item_id, ${workspaceId}, o.messages, o.output, o.raw from picked p join result_outputs o on o.result_id = p.id
    ), scored as (
      insert into result_scores (result_id, key, workspace_id, evaluation_id, arm_id, score, passed, skipped, error, reason, details)
      select p.item_id, s.key, ${workspaceId}, ${id}, mine.arm_id, s.score, s.passed, s.skipped, s.error, s.reason, s.details
      from picked p join result_scores s on s.result_id = p.id cross join mine
    )
    select count(*)::int as reused from written`);
  return row?.reused ?? 0;
}
