import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import type { EvaluationId } from "./schema";

/** How many buckets the latencies are spread over. */
export const latencyBuckets = 10;

type Row = { armId: string; bucket: number; count: number; stepMs: number };

/**
 * How the latencies of each arm's completed items are spread: `bucket` n holds those from n × `stepMs` on, the last one all that is
 * longer. The same steps for every arm, up to where nearly all of them lie, so that one slow call does not flatten the rest. The step is
 * reckoned once (`materialized`): Postgres would put it into each of its uses, once for every latency.
 */
export const countLatencies = verb("evaluations:read", async (ctx, { id }: EvaluationId) => [
  ...(await ctx.db.execute<Row>(sql`
    with answered as (
      select arm_id, latency_ms from evaluation_results
      where workspace_id = ${ctx.workspaceId} and evaluation_id = ${id} and status = 'completed' and latency_ms is not null
    ), reach as (
      select percentile_cont(0.98) within group (order by latency_ms) as longest from answered
    ), step as materialized (
      select (case when p.raw / p.tens <= 1 then 1 when p.raw / p.tens <= 2 then 2 when p.raw / p.tens <= 5 then 5 else 10 end
        * p.tens)::float8 as ms
      from (select raw, power(10, floor(log(raw::numeric)))::float8 as tens
        from (select greatest(longest, 1) / ${latencyBuckets}::float8 as raw from reach) as r) as p
    )
    select arm_id as "armId", least(${latencyBuckets - 1}, floor(latency_ms / step.ms))::int as bucket, count(*)::int as count,
      step.ms as "stepMs"
    from answered cross join step group by 1, 2, 4 order by 1, 2`)),
]);
