import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import type { Context } from "@/lib/context";

/** What the latest evaluations say of the cases as they stand now. */
export type ResultHints = { evaluations: number; alwaysPasses: string[]; neverPasses: string[]; flaky: string[] };

const mostEvaluations = 5;
const leastAnswers = 3;

/** Who may not read evaluations is told nothing of them. Answers to what a case said before it was changed do not count. */
export async function readResultHints({ db, workspaceId, principal }: Context, datasetId: string): Promise<ResultHints> {
  if (!principal.scopes.has("evaluations:read")) return { evaluations: 0, alwaysPasses: [], neverPasses: [], flaky: [] };
  const ids = (which: string) => sql.raw(`coalesce(json_agg(case_id order by position) filter (where ${which}), '[]')`);
  const often = `answers >= ${leastAnswers}`;
  return one(
    await db.execute<ResultHints>(sql`
    with recent as (
      select id from evaluations where workspace_id = ${workspaceId} and dataset_id = ${datasetId}
        and status in ('completed', 'completed_with_errors') and source_evaluation_id is null
      order by created_at desc limit ${mostEvaluations}
    ), arms as (
      select r.case_id, r.case_hash, count(*) as answers, count(*) filter (where r.passed) as passed
      from evaluation_results r where r.workspace_id = ${workspaceId} and r.evaluation_id in (select id from recent)
        and r.status = 'completed' and r.passed is not null and r.reused_from is null
      group by r.case_id, r.case_hash, r.arm_id
    ), cases as (
      select v.case_id, v.position, sum(a.answers) as answers, sum(a.passed) as passed,
        bool_or(a.passed > 0 and a.passed < a.answers) as flaky
      from arms a join case_versions v on v.case_id = a.case_id and v.until_revision is null and v.content_hash = a.case_hash
      where v.workspace_id = ${workspaceId} and v.dataset_id = ${datasetId} group by v.case_id, v.position
    )
    select (select count(*)::int from recent) as evaluations, ${ids(`${often} and passed = answers`)} as "alwaysPasses",
      ${ids(`${often} and passed = 0`)} as "neverPasses", ${ids("flaky")} as flaky
    from cases`),
  );
}
