import { findEvaluator } from "@/evaluators";
import type { AskedModel } from "@/evaluators/evaluator";
import { priceCall } from "@/lib/providers/price-call";
import type { Catalogue } from "@/lib/providers/read-catalogue";
import type { ConfiguredUse } from "./configure-evaluators";
import { sumKnown } from "./sum-known";

/** Of one item, on average; `outputTokens` null where the arm names no greatest length. */
type EstimatedArm = { label: string; inputTokens: number; outputTokens: number | null };
type Items = { arms: EstimatedArm[]; itemsPerArm: number; expectedTokens: number };

/** What every judge is told whatever it judges: the rules, the form of its answer, the tags. */
const promptTokens = 400;

/**
 * What judges would be asked and cost at most: votes × orders × items. They read what the model was asked, its answer (at most its greatest
 * length), what the case expects and their own criteria.
 */
export function estimateJudges(uses: ConfiguredUse[], items: Items, resolve: Catalogue["resolve"]) {
  const asked = uses.flatMap((use) => callsOf(use, items, resolve));
  return {
    judgeCalls: asked.reduce((sum, { calls }) => sum + calls, 0),
    judgeInputTokens: sumKnown(asked.map(({ inputTokens }) => inputTokens)),
    judgeOutputTokens: sumKnown(asked.map(({ outputTokens }) => outputTokens)),
    judgeCostUsd: sumKnown(asked.map(({ costUsd }) => costUsd)),
  };
}

function callsOf(
  { type, options: text }: ConfiguredUse,
  { arms, itemsPerArm, expectedTokens }: Items,
  resolve: Catalogue["resolve"],
) {
  const evaluator = findEvaluator(type);
  if (!evaluator?.asksModel) return [];
  const options = JSON.parse(text);
  const named = evaluator.rivalOf?.(options);
  const rival = named === undefined ? null : (arms.find(({ label }) => label === named) ?? arms[0] ?? null);
  const own = promptTokens + text.length / 4 + expectedTokens;
  return (evaluator.modelsOf?.(options) ?? []).flatMap((model) =>
    arms
      .filter((arm) => arm !== rival)
      .map((arm) => {
        const shown = [own, arm.inputTokens, arm.outputTokens, ...(rival ? [rival.outputTokens] : [])];
        return priced(model, itemsPerArm, sumKnown(shown), resolve);
      }),
  );
}

function priced(
  { providerId, name: ref, calls: each = 1, maxTokens }: AskedModel,
  items: number,
  shown: number | null,
  resolve: Catalogue["resolve"],
) {
  const { prices, name } = resolve({ providerId, name: ref });
  const calls = each * items;
  const inputTokens = shown === null ? null : Math.round(shown * calls);
  const outputTokens = maxTokens === undefined ? null : maxTokens * calls;
  const usage = inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens };
  return { calls, inputTokens, outputTokens, costUsd: priceCall(prices, { served: name, asked: name }, usage) };
}
