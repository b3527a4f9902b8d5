import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { noAnswerStage } from "./no-answer-stage";
import type { ArmFigures } from "./schema";

type ArmRow = Omit<ArmFigures, "scores" | "latencyMs" | "tokens" | "judgeTokens"> & {
  p50: number | null;
  p95: number | null;
  inputTokens: number;
  outputTokens: number;
  judgeInput: number;
  judgeOutput: number;
  priced: boolean;
};
type ScoreRow = { armId: string; key: string; mean: number | null; scored: number; skipped: number; failed: number };

/**
 * An evaluation's figures per arm, counted from its rows: never kept as counters. Rates and means are over completed items alone;
 * an item that failed is in `failed` and in no average. Cost is that of every answer, failed attempts included, the judges' apart; null
 * when one has no known price. A re-score asks for no answer and a
 * check not for those it reuses, so they cost it nothing. Sums are exact (numeric): one of floats would
 * depend on the order in which rows are read.
 */
export async function readFigures(ctx: Context, evaluationId: string): Promise<ArmFigures[]> {
  const readingArms = ctx.db.execute<ArmRow>(sql`
    select a.id as "armId", a.version_id as "versionId", p.slug as "promptSlug", v.number, a.label,
      a.provider_id as "providerId", a.model_name as model, r.*, c.*
    from evaluation_arms a
    join evaluations e on e.id = a.evaluation_id
    join prompt_versions v on v.id = a.version_id
    join prompts p on p.id = v.prompt_id
    cross join lateral (
      select count(*)::int as planned,
        (count(*) filter (where attempt > 0))::int as attempted,
        (count(*) filter (where status = 'completed'))::int as completed,
        (count(*) filter (where status = 'failed'))::int as failed,
        (count(*) filter (where status = 'cancelled'))::int as cancelled,
        count(reused_from)::int as reused,
        (count(*) filter (where status = 'failed' and error_stage = ${noAnswerStage}))::int as unanswered,
        (count(*) filter (where status = 'completed' and passed))::int as passed,
        (count(*) filter (where status = 'completed' and passed))::float8
          / nullif(count(*) filter (where status = 'completed' and passed is not null), 0) as "passRate",
        (avg(total::numeric) filter (where status = 'completed'))::float8 as "meanScore",
        percentile_cont(0.5) within group (order by latency_ms) filter (where status = 'completed') as p50,
        percentile_cont(0.95) within group (order by latency_ms) filter (where status = 'completed') as p95
      from evaluation_results where evaluation_id = ${evaluationId} and arm_id = a.id
    ) as r
    cross join lateral (
      select (count(*) filter (where state = 'unknown'))::int as "unknownCalls",
        coalesce(sum(input_tokens) filter (where evaluator_key = ''), 0)::float8 as "inputTokens",
        coalesce(sum(output_tokens) filter (where evaluator_key = ''), 0)::float8 as "outputTokens",
        coalesce(sum(cost_usd::numeric) filter (where evaluator_key = ''), 0)::float8 as "costUsd",
        coalesce(bool_and(cost_usd is not null) filter (where state = 'received' and evaluator_key = ''),
          e.source_evaluation_id is not null or r.reused > 0) as priced,
        (count(*) filter (where evaluator_key <> ''))::int as "judgeCalls",
        coalesce(sum(input_tokens) filter (where evaluator_key <> ''), 0)::float8 as "judgeInput",
        coalesce(sum(output_tokens) filter (where evaluator_key <> ''), 0)::float8 as "judgeOutput",
        case when bool_and(cost_usd is not null) filter (where state = 'received' and evaluator_key <> '') is not false
          then coalesce(sum(cost_usd::numeric) filter (where evaluator_key <> ''), 0)::float8 end as "judgeCostUsd"
      from model_calls where evaluation_id = ${evaluationId} and arm_id = a.id
    ) as c
    where a.workspace_id = ${ctx.workspaceId} and a.evaluation_id = ${evaluationId}
    order by a.position`);
  // each score has its result; as a left join Postgres expects as many rows as there are scores, and sorts none of them on disk
  const readingScores = ctx.db.execute<ScoreRow>(sql`
    select s.arm_id as "armId", s.key,
      (avg(s.score::numeric) filter (where r.status = 'completed'))::float8 as mean,
      (count(s.score) filter (where r.status = 'completed'))::int as scored,
      (count(*) filter (where s.skipped is not null))::int as skipped,
      (count(*) filter (where s.error is not null))::int as failed
    from result_scores s left join evaluation_results r on r.id = s.result_id and r.evaluation_id = ${evaluationId}
    where s.workspace_id = ${ctx.workspaceId} and s.evaluation_id = ${evaluationId}
    group by s.arm_id, s.key`);
  const [arms, scores] = await Promise.all([readingArms, readingScores]);

  return arms.map(({ p50, p95, inputTokens, outputTokens, judgeInput, judgeOutput, priced, costUsd, ...arm }) => ({
    ...arm,
    scores: Object.fromEntries(scores.flatMap(({ armId, key, ...figures }) => (armId === arm.armId ? [[key, figures]] : []))),
    latencyMs: { p50, p95 },
    tokens: { input: inputTokens, output: outputTokens },
    judgeTokens: { input: judgeInput, output: judgeOutput },
    costUsd: priced ? costUsd : null,
  }));
}
