import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Removes what one old evaluation sent, was answered and what evaluators said of it, whole or not at all; scores and figures stay. What a
 * promotion was decided by, a baseline, an alert or people's work rests on stays as it is. Answers 0 where none is left.
 */
export const removeTexts = (db: Db): Promise<number> =>
  db.transaction(async (tx) => {
    const [due] = await tx.execute<{ id: string }>(sql`
      select e.id from workspaces w join evaluations e on e.workspace_id = w.id
        and e.finished_at < now() - make_interval(days => w.outputs_kept_days)
      where w.outputs_kept_days is not null and e.outputs_removed_at is null and e.status not in ('queued', 'running')
        and not exists (select 1 from promotion_evaluations p where p.evaluation_id = e.id)
        and not exists (select 1 from baselines b where b.evaluation_id = e.id)
        and not exists (select 1 from alerts a where a.workspace_id = w.id and e.id in (a.evaluation_id, a.confirming_id))
        and not exists (select 1 from schedule_runs s where e.id in (s.evaluation_id, s.confirming_id) and s.finished_at is null)
        and not exists (select 1 from review_queues q where q.evaluation_id = e.id and q.closed_at is null)
      limit 1 for update of e skip locked`);
    if (!due) return 0;
    const results = sql`select id from evaluation_results where evaluation_id = ${due.id}`;
    await tx.execute(sql`delete from result_outputs where result_id in (${results})`);
    await tx.execute(sql`
      update result_scores set reason = null, details = null
      where evaluation_id = ${due.id} and (reason is not null or details is not null)`);
    await tx.execute(sql`update evaluations set outputs_removed_at = now() where id = ${due.id}`);
    return 1;
  });
