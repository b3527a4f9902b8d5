import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

type Day = {
  day: string;
  runs: number;
  evaluations: number;
  scored: number;
  passRate: number | null;
  tokens: number;
  costUsd: number | null;
};

/** One row a day, days without anything included, oldest first. An evaluation's figures are of the day on which it ended. */
export const readDays = ({ db, workspaceId }: Context, days: number, tz: string) =>
  db.execute<Day>(sql`
    with span as (
      select (date_trunc('day', now() at time zone ${tz}) - make_interval(days => ${days - 1})) at time zone ${tz} as since
    ), day as (
      select generate_series((select since from span) at time zone ${tz}, now() at time zone ${tz}, interval '1 day')::date as day
    ), run as (
      select (created_at at time zone ${tz})::date as day, count(*) as runs,
        sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)) as tokens, coalesce(sum(cost_usd), 0) as cost,
        bool_and(cost_usd is not null) filter (where status = 'completed') is not false as priced
      from runs where workspace_id = ${workspaceId} and created_at >= (select since from span) group by 1
    ), evaluation as (
      select (created_at at time zone ${tz})::date as day, count(*) as evaluations from evaluations
      where workspace_id = ${workspaceId} and created_at >= (select since from span) group by 1
    ), ended as (
      select (e.finished_at at time zone ${tz})::date as day, sum(a.scored) as scored, sum(a.passed) as passed,
        sum(a.tokens) as tokens, coalesce(sum(a.cost_usd), 0) as cost, bool_and(a.cost_usd is not null) as priced
      from evaluations e join evaluation_arms a on a.evaluation_id = e.id
      where e.workspace_id = ${workspaceId} and e.finished_at >= (select since from span) group by 1
    )
    select day.day::text as day, coalesce(runs, 0)::int as runs, coalesce(evaluations, 0)::int as evaluations,
      coalesce(scored, 0)::int as scored, (passed::float8 / nullif(scored, 0))::float8 as "passRate",
      (coalesce(run.tokens, 0) + coalesce(ended.tokens, 0))::float8 as tokens,
      case when coalesce(run.priced, true) and coalesce(ended.priced, true)
        then coalesce(run.cost, 0) + coalesce(ended.cost, 0) end::float8 as "costUsd"
    from day left join run using (day) left join evaluation using (day) left join ended using (day)
    order by day.day`);
