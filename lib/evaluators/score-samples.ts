import { isDatabaseError } from "@/db/rows";
import { findEvaluator } from "@/evaluators";
import { aggregateScores } from "@/evaluators/aggregate-scores";
import type { EvaluatorTools, Sample, Score } from "@/evaluators/evaluator";
import { cleanJson, cleanText } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { laneLimits } from "@/lib/evaluations/call-item";
import type { ConfiguredUse } from "@/lib/evaluations/configure-evaluators";
import { embedder } from "@/lib/evaluations/embedder";
import { evaluatorTools } from "@/lib/evaluations/judge-calls";
import { judgeParameters } from "@/lib/evaluations/judge-parameters";
import { webhookPosts } from "@/lib/evaluations/webhook-posts";
import { withNested } from "@/lib/evaluations/with-nested";
import type { ClosedCall } from "@/lib/ledger/closed-call";
import { patiently } from "@/lib/patiently";
import { modelOpener } from "@/lib/providers/model-opener";
import { tryLedger } from "./try-ledger";
import type { TriedScore } from "./try-schema";

type Scored = { data: TriedScore[]; calls: number; costUsd: number | null };

/** Somebody waits for the answer. */
const longestMs = 60_000;

/**
 * Scores samples with one configured evaluator, outside any evaluation. What it asks of models goes through the ledger as in an
 * evaluation, so no transaction may be open: a mark must be there before its call is sent.
 */
export async function scoreSamples(
  ctx: Context,
  use: ConfiguredUse,
  samples: Sample[],
  purpose: "try" | "fixtures",
): Promise<Scored> {
  const { type, fingerprint } = use;
  const ledger = tryLedger(ctx, { purpose, type, fingerprint, samples: samples.length });
  const closed: ClosedCall[] = [];
  const limits = { ...laneLimits, firstBackoffMs: 250, signal: AbortSignal.timeout(longestMs) };
  const judging = {
    ...{ marks: ledger.marks, models: modelOpener(ctx), party: { workspaceId: ctx.workspaceId, work: "evaluators" } },
    ...{ parameters: judgeParameters(), embedder: embedder(), post: webhookPosts(ctx, { signal: limits.signal }) },
    rival: () =>
      Promise.reject(new Error("A single sample has no reference arm: this evaluator scores only within an evaluation.")),
  };
  const toolsFor = (sample: Sample, position: number) => {
    const call = { resultId: ledger.id, armId: "", evaluatorKey: String(position), failedBefore: 0 };
    return withNested(sample, (firstSlot) => evaluatorTools(judging, { ...call, firstSlot }, closed, limits));
  };
  try {
    const data = await Promise.all(samples.map((sample, position) => scoreOne(use, sample, toolsFor(sample, position))));
    return { data, calls: closed.length, costUsd: sumKnown(closed) };
  } finally {
    await patiently(() => ledger.close(closed));
  }
}

async function scoreOne(use: ConfiguredUse, sample: Sample, tools: EvaluatorTools): Promise<TriedScore> {
  const startedAt = performance.now();
  const outcome = await outcomeOf(use, sample, tools);
  const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
  const asked = { ...use, threshold: use.threshold ?? undefined, weight: 1 };
  const { scores, errors } = aggregateScores([{ use: asked, outcome }]);
  const [came] = scores;
  const error = errors[0] ? cleanText(errors[0].message) : null;
  return {
    score: came?.score ?? null,
    passed: came?.passed ?? null,
    skipped: came?.skipped ? cleanText(came.skipped) : null,
    reason: came && came.score !== null ? cleanText(came.reason) : null,
    details: cleanJson(came?.details ?? null),
    ...{ error, durationMs },
  };
}

async function outcomeOf(use: ConfiguredUse, sample: Sample, tools: EvaluatorTools): Promise<Score | Error> {
  const evaluator = findEvaluator(use.type);
  if (!evaluator) throw new Error(`there is no evaluator “${use.type}”`);
  try {
    return await evaluator.score(sample, JSON.parse(use.options), tools);
  } catch (error) {
    if (isDatabaseError(error)) throw error; // the ledger's trouble, not the evaluator's
    return error instanceof Error ? error : new Error(String(error));
  }
}

const sumKnown = (calls: ClosedCall[]) =>
  calls.reduce<number | null>(
    (sum, { state, costUsd }) => (state === "failed" ? sum : sum === null || costUsd === null ? null : sum + costUsd),
    0,
  );
