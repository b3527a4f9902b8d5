import { desc, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { promotions, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { verb } from "@/lib/verb";
import type { GetStats } from "./schema";

type Counts = { prompts: number; versions: number; datasets: number; cases: number; evaluations: number };
type Day = { day: string; runs: number; evaluations: number; passRate: number | null; tokens: number; costUsd: number | null };

/** The dashboard's figures, counted from rows: three statements whatever the size of the workspace. */
export const getStats = verb("evaluations:read", async (ctx, { days, tz }: GetStats) => {
  const [counts, perDay, latest] = await Promise.all([readCounts(ctx), readDays(ctx, days, tz), readPromotions(ctx)]);
  return { counts, days: perDay, promotions: latest };
});

const readCounts = async ({ db, workspaceId }: Context) =>
  one(
    await db.execute<Counts>(sql`
      select
        (select count(*) from prompts where workspace_id = ${workspaceId} and archived_at is null)::int as prompts,
        (select count(*) from prompt_versions where workspace_id = ${workspaceId})::int as versions,
        (select count(*) from datasets where workspace_id = ${workspaceId} and archived_at is null)::int as datasets,
        (select coalesce(sum(case_count), 0) from datasets where workspace_id = ${workspaceId} and archived_at is null)::int as cases,
        (select count(*) from evaluations where workspace_id = ${workspaceId})::int as evaluations`),
  );

/** One row a day, days without anything included, oldest first. */
const readDays = ({ db, workspaceId }: Context, days: number, tz: string) =>
  db.execute<Day>(sql`
    with span as (
      select (date_trunc('day', now() at time zone ${tz}) - make_interval(days => ${days - 1})) at time zone ${tz} as since
    ), day as (
      select generate_series((select since from span) at time zone ${tz}, now() at time zone ${tz}, interval '1 day')::date as day
    ), run as (
      select (created_at at time zone ${tz})::date as day, count(*) as runs from runs
      where workspace_id = ${workspaceId} and created_at >= (select since from span) group by 1
    ), evaluation as (
      select (created_at at time zone ${tz})::date as day, count(*) as evaluations from evaluations
      where workspace_id = ${workspaceId} and created_at >= (select since from span) group by 1
    ), result as (
      select (finished_at at time zone ${tz})::date as day,
        avg(passed::int) filter (where status = 'completed') as pass_rate
      from evaluation_results where workspace_id = ${workspaceId} and finished_at >= (select since from span) group by 1
    ), call as (
      select (created_at at time zone ${tz})::date as day, sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) as tokens,
        case when bool_and(cost_usd is not null) filter (where state = 'received') then sum(cost_usd) end as cost
      from model_calls where workspace_id = ${workspaceId} and created_at >= (select since from span) group by 1
    )
    select day.day::text as day, coalesce(runs, 0)::int as runs, coalesce(evaluations, 0)::int as evaluations,
      pass_rate::float8 as "passRate", coalesce(tokens, 0)::float8 as tokens,
      case when call.day is null then 0 else cost end as "costUsd"
    from day left join run using (day) left join evaluation using (day) left join result using (day) left join call using (day)
    order by day.day`);

const readPromotions = ({ db, workspaceId }: Context) =>
  db
    .select({
      id: promotions.id,
      kind: promotions.kind,
      promptSlug: prompts.slug,
      environment: promotions.environment,
      number: promptVersions.number,
      createdBy: promotions.createdBy,
      createdAt: promotions.createdAt,
    })
    .from(promotions)
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .where(eq(promotions.workspaceId, workspaceId))
    .orderBy(desc(promotions.createdAt), desc(promotions.id))
    .limit(10);
