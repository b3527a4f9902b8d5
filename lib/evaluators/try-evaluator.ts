import { findEvaluator } from "@/evaluators";
import { recordAudit } from "@/lib/audit/record-audit";
import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { configureOne } from "./configure-one";
import { readResultSample } from "./read-result-sample";
import { sampleOf } from "./sample-of";
import { scoreSamples } from "./score-samples";
import type { TryEvaluator } from "./try-schema";

/**
 * Scores samples at once, and keeps nothing of them. One that asks a model costs what it costs: its calls are in the ledger, and the
 * audit log says who made them.
 */
export const tryEvaluator = verb("evaluations:write", async (ctx, input: TryEvaluator) => {
  const { type, options, threshold, negate, sample, samples, resultId } = input;
  if (!findEvaluator(type)) throw notFound("evaluator", type);
  const given = sample ? [sample] : (samples ?? []);
  const read = resultId === undefined ? given.map(sampleOf) : [await readResultSample(ctx, resultId)];
  const use = await configureOne(ctx, { type, options, threshold, negate });
  const scored = await scoreSamples(ctx, use, read, "try");
  const { typeVersion, fingerprint } = use;
  if (scored.calls > 0)
    await recordAudit(ctx, "evaluator.tried", type, { fingerprint, samples: read.length, calls: scored.calls });
  return { type, typeVersion, fingerprint, ...scored };
});
