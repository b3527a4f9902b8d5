import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { paginate, totalOf, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { FlakyCase, ListFlaky } from "./flaky-schema";
import { readArm, readEvaluationRow } from "./rows";

const mostRuns = 20;

type Evaluation = Awaited<ReturnType<typeof readEvaluationRow>>;
type Row = FlakyCase & { matching: number };

/** The cases that passed in some trials of an arm and failed in others, the most mixed first. */
export const listFlaky = verb("evaluations:read", async (ctx, input: ListFlaky) => {
  const evaluation = await readEvaluationRow(ctx, input.id);
  const arm = input.armId === undefined ? null : (await readArm(ctx, input.id, input.armId)).id;
  const isPooled = input.across === "suite" && evaluation.suiteId !== null;
  if (evaluation.trials === 1 && !isPooled) return paginate([], 0, input);
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? sql`desc` : sql`asc`; // of the distance from one half: "desc" is the most mixed first
  const read = (limit: number, offset: number) =>
    ctx.db.execute<Row>(sql`
    with trials as (${trialsOf(ctx, evaluation, isPooled, arm)}),
    mixed as (
      select arm_id, case_id, count(*)::int as trials, (count(*) filter (where passed))::int as passed,
        max(case_version_id) filter (where evaluation_id = ${input.id}) as version_id, (count(*) over ())::int as matching
      from trials group by arm_id, case_id, case_hash
      having bool_or(passed) and not bool_and(passed) and bool_or(evaluation_id = ${input.id})
    ),
    page as (
      select *, passed::float8 / trials as share from mixed
      order by abs(passed::float8 / trials - 0.5) ${direction}, trials desc, case_id, arm_id limit ${limit} offset ${offset}
    )
    select a.id as "armId", a.version_id as "versionId", a.label, p.case_id as "caseId", v.name, v.external_id as "externalId",
      v.position, v.split, p.trials, p.passed, p.share, now.quarantined, p.matching
    from page p join evaluation_arms a on a.id = p.arm_id join case_versions v on v.id = p.version_id
    left join case_versions now on now.case_id = p.case_id and now.until_revision is null
    order by abs(p.share - 0.5) ${direction}, p.trials desc, p.case_id, p.arm_id`);
  const found = await read(limit, offset);
  const total = await totalOf(found[0]?.matching, offset, async () => (await read(1, 0))[0]?.matching ?? 0);
  const data = found.map(({ matching: _, ...flaky }) => flaky);
  return paginate(data, total, input);
});

/** Every trial with a pass or a fail, under the arm of this evaluation that it is one of. */
function trialsOf(
  { workspaceId }: Context,
  { id, suiteId, suiteRevision }: Evaluation,
  isPooled: boolean,
  arm: string | null,
): SQL {
  const runs = isPooled
    ? sql`select id from evaluations where workspace_id = ${workspaceId} and suite_id = ${suiteId} and suite_revision = ${suiteRevision}
        and source_evaluation_id is null order by id = ${id} desc, created_at desc limit ${mostRuns}`
    : sql`select ${id}::text as id`;
  return sql`
    select own.id as arm_id, r.evaluation_id, r.case_id, r.case_hash, r.case_version_id, r.passed
    from evaluation_arms own
    join evaluation_arms a on a.workspace_id = own.workspace_id and a.content_hash = own.content_hash
      and a.provider_id = own.provider_id and a.model_name = own.model_name
      and a.model_override is not distinct from own.model_override and a.evaluation_id in (${runs})
      and (a.evaluation_id <> ${id} or a.id = own.id)
    join evaluation_results r on r.evaluation_id = a.evaluation_id and r.arm_id = a.id
    where own.workspace_id = ${workspaceId} and own.evaluation_id = ${id} ${arm === null ? sql`` : sql`and own.id = ${arm}`}
      and r.status = 'completed' and r.passed is not null and r.reused_from is null`;
}
