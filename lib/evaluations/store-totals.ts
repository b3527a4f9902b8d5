import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** Counts what each arm of an evaluation that ends came to; counted anew by each end, so a resumed one is right again. */
export async function storeTotals(ctx: Context, evaluationId: string): Promise<void> {
  await ctx.db.execute(sql`
    update evaluation_arms a set completed = t.completed, scored = t.scored, passed = t.passed, tokens = t.tokens, cost_usd = t.cost, verdict = null
    from (
      select arm.id, result.*, call.*
      from evaluation_arms arm
      cross join lateral (
        select count(*)::int as completed, count(passed)::int as scored, (count(*) filter (where passed))::int as passed
        from evaluation_results where evaluation_id = ${evaluationId} and arm_id = arm.id and status = 'completed'
      ) as result
      cross join lateral (
        select coalesce(sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0)), 0)::float8 as tokens,
          case when bool_and(cost_usd is not null) filter (where state = 'received') is not false
            then coalesce(sum(cost_usd), 0) end as cost
        from model_calls where evaluation_id = ${evaluationId} and arm_id = arm.id
      ) as call
      where arm.workspace_id = ${ctx.workspaceId} and arm.evaluation_id = ${evaluationId}
    ) as t
    where a.id = t.id`);
}
