import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { itemId } from "./item-id";
import { noAnswerStage } from "./no-answer-stage";

type Rescored = { id: string; sourceEvaluationId: string };

/**
 * Writes the items of a re-score as its source has them, with the answers and what those took, in one statement; how many are to be
 * scored. A failure of the version that left no answer (a deadline) stays what it is. Any other item without an answer fails at once
 * and says why: it is missing here too, never dropped.
 */
export async function copyItems({ db, workspaceId }: Context, { id, sourceEvaluationId }: Rescored): Promise<number> {
  const newId = itemId(id, sql`s.position`);
  const ofSource = sql`s.workspace_id = ${workspaceId} and s.evaluation_id = ${sourceEvaluationId}`;
  const { count } = await db.execute(sql`
    with items as (
      insert into evaluation_results
        (id, workspace_id, evaluation_id, arm_id, case_id, case_version_id, case_hash, group_key, trial, position, status, attempt,
         outcome, total, passed, latency_ms, input_tokens, output_tokens, cost_usd, error_stage, error_code, error_message, finished_at)
      select ${newId}, ${workspaceId}, ${id}, a.id, s.case_id, s.case_version_id, s.case_hash, s.group_key, s.trial, s.position,
        case state when 'answered' then 'pending' when 'settled' then 'completed' else 'failed' end,
        case state when 'settled' then 1 else 0 end,
        case state when 'settled' then s.outcome end,
        case state when 'settled' then s.total end,
        case state when 'settled' then s.passed end,
        s.latency_ms, s.input_tokens, s.output_tokens, s.cost_usd,
        case state when 'settled' then s.error_stage when 'missing' then ${noAnswerStage} end,
        case state when 'settled' then s.error_code when 'missing' then 'no_answer' end,
        case state when 'settled' then s.error_message when 'missing' then
          'The evaluation this one re-scores has no answer to this item: '
            || case s.status when 'failed' then coalesce(s.error_message, 'it failed.') when 'cancelled' then 'it was cancelled before.'
              else 'it was not done.' end
        end,
        case when state <> 'answered' then clock_timestamp() end
      from evaluation_results s
      join evaluation_arms sa on sa.id = s.arm_id
      join evaluation_arms a on a.evaluation_id = ${id} and a.position = sa.position
      cross join lateral (
        select case when exists (select 1 from result_outputs o where o.result_id = s.id) then 'answered'
          when s.status = 'completed' then 'settled' else 'missing' end as state
      ) as found
      where ${ofSource}
    )
    insert into result_outputs (result_id, workspace_id, messages, output, raw)
    select ${newId}, ${workspaceId}, o.messages, o.output, o.raw
    from evaluation_results s join result_outputs o on o.result_id = s.id
    where ${ofSource}`);
  return count;
}
