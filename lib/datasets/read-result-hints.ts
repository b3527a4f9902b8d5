import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { remember } from "@/lib/remember";
import type { DatasetRow } from "./rows";

/** What the latest evaluations say of the cases as they stand now. */
export type ResultHints = { evaluations: number; alwaysPasses: string[]; neverPasses: string[]; flaky: string[] };

const mostEvaluations = 5;
const leastAnswers = 3;
const once = remember<ResultHints>(20);

/**
 * Who may not read evaluations is told nothing of them. Answers to what a case said before it was changed do not count. Results are
 * counted once for each revision and each of these evaluations' ends.
 */
export async function readResultHints(ctx: Context, { id, revision }: DatasetRow): Promise<ResultHints> {
  const { db, workspaceId, principal } = ctx;
  if (!principal.scopes.has("evaluations:read")) return { evaluations: 0, alwaysPasses: [], neverPasses: [], flaky: [] };
  const recent = await db
    .select({ id: evaluations.id, finishedAt: evaluations.finishedAt })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.workspaceId, workspaceId),
        eq(evaluations.datasetId, id),
        inArray(evaluations.status, ["completed", "completed_with_errors"]),
        isNull(evaluations.sourceEvaluationId),
      ),
    )
    .orderBy(desc(evaluations.createdAt))
    .limit(mostEvaluations);
  const ends = recent.map((one) => `${one.id} ${one.finishedAt?.toISOString()}`);
  const ids = recent.map((one) => one.id);
  return once([id, revision, ...ends].join(" "), () => countAnswers(ctx, id, ids));
}

async function countAnswers({ db, workspaceId }: Context, datasetId: string, evaluationIds: string[]): Promise<ResultHints> {
  const ids = (which: string) => sql.raw(`coalesce(json_agg(case_id order by position) filter (where ${which}), '[]')`);
  const often = `answers >= ${leastAnswers}`;
  return one(
    await db.execute<ResultHints>(sql`
    with arms as (
      select r.case_id, r.case_hash, count(*) as answers, count(*) filter (where r.passed) as passed
      from evaluation_results r where r.workspace_id = ${workspaceId} and r.evaluation_id = any(${sql.param(evaluationIds)})
        and r.status = 'completed' and r.passed is not null and r.reused_from is null
      group by r.case_id, r.case_hash, r.arm_id
    ), cases as (
      select v.case_id, v.position, sum(a.answers) as answers, sum(a.passed) as passed,
        bool_or(a.passed > 0 and a.passed < a.answers) as flaky
      from arms a join case_versions v on v.case_id = a.case_id and v.until_revision is null and v.content_hash = a.case_hash
      where v.workspace_id = ${workspaceId} and v.dataset_id = ${datasetId} group by v.case_id, v.position
    )
    select ${evaluationIds.length}::int as evaluations, ${ids(`${often} and passed = answers`)} as "alwaysPasses",
      ${ids(`${often} and passed = 0`)} as "neverPasses", ${ids("flaky")} as flaky
    from cases`),
  );
}
