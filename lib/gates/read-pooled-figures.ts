import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import type { Context } from "@/lib/context";
import type { GateFacts } from "./gate-facts";
import type { Counted } from "./sort-evidence";

type Row = { cases: number; passRate: number | null; latencyP95Ms: number | null; costUsdPerItem: number | null };
type Missing = { planned: number; missing: number };

/**
 * The figures of all evaluations that count, as if they were one: counted in the database, so that no result is loaded. Rates and means
 * are over completed items; the cost is null where that of one is not known. A measurement is missing where either side of it is.
 */
export async function readPooledFigures(ctx: Context, counted: Counted[]) {
  const candidates = idList(counted.flatMap(({ candidateArms }) => candidateArms));
  const arms = idList(counted.flatMap(({ candidateArms, referenceArms }) => [...candidateArms, ...referenceArms]));
  const evaluations = idList(counted.map(({ id }) => id));
  const of = sql`r.workspace_id = ${ctx.workspaceId} and r.evaluation_id = any(${evaluations})`;
  const figures = await ctx.db.execute<Row>(sql`
    select count(distinct r.case_id)::int as cases,
      (count(*) filter (where passed))::float8 / nullif(count(passed), 0) as "passRate",
      percentile_cont(0.95) within group (order by latency_ms) as "latencyP95Ms",
      case when count(*) = count(cost_usd) then avg(cost_usd::numeric)::float8 end as "costUsdPerItem"
    from evaluation_results r where ${of} and r.arm_id = any(${candidates}) and r.status = 'completed'`);
  const scores = await ctx.db.execute<{ key: string; mean: number | null }>(sql`
    select s.key, avg(s.score::numeric)::float8 as mean
    from evaluation_results r join result_scores s on s.result_id = r.id
    where ${of} and r.arm_id = any(${candidates}) and r.status = 'completed' group by s.key`);
  const integrity = await ctx.db.execute<Missing>(sql`
    select count(*)::int as planned, (count(*) filter (where not whole))::int as missing from (
      select bool_and(status = 'completed') as whole
      from evaluation_results r where ${of} and r.arm_id = any(${arms}) group by evaluation_id, case_id, trial
    ) as measurements`);
  return {
    figures: { ...one([...figures]), scores: new Map(scores.map(({ key, mean }) => [key, mean])) } satisfies GateFacts["figures"],
    integrity: one([...integrity]),
  };
}

const idList = (ids: string[]) => sql`${sql.param(ids)}::text[]`;
