import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { modelCalls } from "@/db/schema/calls";
import type { Context } from "@/lib/context";
import type { LaneLimits } from "@/lib/evaluations/lane";
import { listResults } from "@/lib/evaluations/list-results";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { ListResults } from "@/lib/evaluations/result-schema";
import { runLane } from "@/lib/evaluations/run-lane";

type Run = {
  lane?: number;
  round?: number;
  claimant?: string;
  stopping?: AbortSignal;
  lost?: AbortSignal;
  limits?: Partial<LaneLimits>;
};

/**
 * One lane of an evaluation in this process, without worker and queue; a failed call is tried again at once, and the evaluations that
 * other tests left waiting get no turn, however long a busy machine takes.
 */
export const runHere = (
  ctx: Context,
  evaluationId: string,
  { lane = 0, round = 1, claimant = randomUUID(), limits, ...signals }: Run = {},
) => {
  const never = new AbortController().signal;
  return runLane(ctx, {
    evaluationId,
    lane,
    round,
    claimant,
    stopping: never,
    lost: never,
    limits: { firstBackoffMs: 1, ...limits },
    leastTurnMs: Number.POSITIVE_INFINITY,
    ...signals,
  });
};

/** Plans an evaluation, works it off in one lane, and reads what came of it. */
export async function finishedHere(ctx: Context, evaluationId: string, run?: Run) {
  await planEvaluation(ctx, { id: evaluationId });
  await runHere(ctx, evaluationId, run);
  return outcomeOf(ctx, evaluationId);
}

/** An evaluation as it stands: its figures, its results in order, and its calls by result, in the order of their attempts. */
export async function outcomeOf(ctx: Context, evaluationId: string) {
  const { data: results } = await listResults(ctx, ListResults.parse({ id: evaluationId, pageSize: "100", sort: "position" }));
  const calls = await ctx.db
    .select()
    .from(modelCalls)
    .where(eq(modelCalls.evaluationId, evaluationId))
    .orderBy(modelCalls.evaluatorKey, modelCalls.slot, modelCalls.attempt);
  return {
    evaluation: await readEvaluation(ctx, evaluationId),
    results,
    calls,
    callsOf: (index: number) => calls.filter((call) => call.resultId === results[index]?.id),
  };
}
