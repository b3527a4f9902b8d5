import { findEvaluator } from "@/evaluators";
import type { Expectations, Output, Sample } from "@/evaluators/evaluator";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import { readCase } from "@/lib/datasets/rows";
import { unprocessable } from "@/lib/errors";
import { type ConfiguredUse, configureEvaluators } from "@/lib/evaluations/configure-evaluators";
import { getRun } from "@/lib/runs/get-run";
import { requireScope, verb } from "@/lib/verb";
import { scoreSamples } from "./score-samples";
import type { ScoreRun } from "./score-schema";

/**
 * Scores the answer of a playground run at once, by several evaluators; with a case, what that expects. Nothing of it is kept but the
 * calls of models it made.
 */
export const scoreRun = verb("evaluations:write", async (ctx, { id, evaluators, caseId }: ScoreRun) => {
  const sample = await sampleOfRun(ctx, id, caseId);
  const uses = await configureEvaluators(ctx, evaluators);
  return { data: await Promise.all(uses.map((use) => scoreOnce(ctx, use, sample))) };
});

async function scoreOnce(ctx: Context, use: ConfiguredUse, sample: Sample) {
  const { key, type, fingerprint } = use;
  const { data, calls, costUsd } = await scoreSamples(ctx, use, [sample], "try");
  const [score] = data;
  if (!score) throw new Error("one sample was given, no score came back");
  if (calls > 0) await recordAudit(ctx, "evaluator.tried", type, { fingerprint, samples: 1, calls });
  const asksModel = findEvaluator(type)?.asksModel ?? false;
  return { key, type, asksModel, ...score, calls, costUsd };
}

async function sampleOfRun(ctx: Context, id: string, caseId: string | undefined): Promise<Sample> {
  const run = await getRun(ctx, { id });
  if (!run.output) throw unprocessable("This run has no answer, so there is nothing to score.");
  if (caseId !== undefined) requireScope(ctx, "datasets:read");
  const of = caseId === undefined ? null : await readCase(ctx, caseId);
  return {
    input: run.variables,
    messages: run.messages,
    output: run.output as Output, // safe: a run's output is stored as one
    expected: (of?.expectations ?? {}) as Expectations, // safe: they were checked when the case was written
    case: { id: of?.id ?? "", tags: of?.tags ?? [], metadata: of?.metadata ?? {} },
    usage: run.usage && { inputTokens: run.usage.input, outputTokens: run.usage.output },
    latencyMs: run.latencyMs,
    costUsd: run.costUsd,
  };
}
