import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

type ArmSummary = {
  evaluationId: string;
  armId: string;
  label: string;
  passRate: number | null;
  costUsd: number | null;
};

/** The arms of some evaluations with pass rate and cost, as their own pages have them: one statement for a page of a list. */
export const summariseEvaluations = verb("evaluations:read", async (ctx, { ids }: { ids: string[] }) => {
  if (ids.length === 0) return [];
  const wanted = sql`any(${sql.param(ids)}::text[])`;
  return [
    ...(await ctx.db.execute<ArmSummary>(sql`
      select a.evaluation_id as "evaluationId", a.id as "armId", a.label, r."passRate",
        case when c.priced then c."costUsd" end as "costUsd"
      from evaluation_arms a
      left join (
        select arm_id, (count(*) filter (where passed))::float8 / nullif(count(passed), 0) as "passRate"
        from evaluation_results
        where workspace_id = ${ctx.workspaceId} and evaluation_id = ${wanted} and status = 'completed'
        group by arm_id
      ) as r on r.arm_id = a.id
      left join (
        select arm_id, sum(cost_usd) as "costUsd", bool_and(cost_usd is not null) filter (where state = 'received') as priced
        from model_calls where workspace_id = ${ctx.workspaceId} and evaluation_id = ${wanted} and evaluator_key = ''
        group by arm_id
      ) as c on c.arm_id = a.id
      where a.workspace_id = ${ctx.workspaceId} and a.evaluation_id = ${wanted}
      order by a.evaluation_id, a.position`)),
  ];
});
