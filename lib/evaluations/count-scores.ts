import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import type { EvaluationId } from "./schema";

/** How the totals of each arm's completed items are spread: `bucket` n holds those from n/10 on, the last one 1.0 as well. */
export const countScores = verb("evaluations:read", async (ctx, { id }: EvaluationId) => [
  ...(await ctx.db.execute<{ armId: string; bucket: number; count: number }>(sql`
    select arm_id as "armId", least(9, floor(total * 10 + 1e-9))::int as bucket, count(*)::int as count
    from evaluation_results
    where workspace_id = ${ctx.workspaceId} and evaluation_id = ${id} and status = 'completed' and total is not null
    group by 1, 2 order by 1, 2`)),
]);
