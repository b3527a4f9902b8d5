import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

type ArmSummary = {
  evaluationId: string;
  armId: string;
  label: string;
  completed: number;
  passRate: number | null;
  /** Of every call, judges included; null before the end, or where a price is not known. */
  costUsd: number | null;
  /** The word against the first arm. */
  verdict: "better" | "worse" | "equivalent" | "undecided" | null;
};

/** The arms of some evaluations as they stand: one statement for a page of a list. What has ended is stored, what runs is counted. */
export const summariseEvaluations = verb("evaluations:read", async (ctx, { ids }: { ids: string[] }) => {
  if (ids.length === 0) return [];
  return [
    ...(await ctx.db.execute<ArmSummary>(sql`
      select a.evaluation_id as "evaluationId", a.id as "armId", a.label, a.cost_usd as "costUsd", a.verdict,
        coalesce(a.completed, r.completed)::int as completed,
        coalesce(a.passed, r.passed)::float8 / nullif(coalesce(a.scored, r.scored), 0) as "passRate"
      from evaluation_arms a
      left join lateral (
        select count(*) as completed, count(passed) as scored, count(*) filter (where passed) as passed
        from evaluation_results where evaluation_id = a.evaluation_id and arm_id = a.id and status = 'completed'
      ) as r on a.completed is null
      where a.workspace_id = ${ctx.workspaceId} and a.evaluation_id = any(${sql.param(ids)}::text[])
      order by a.evaluation_id, a.position`)),
  ];
});
