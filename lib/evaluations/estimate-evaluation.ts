import { findEvaluator } from "@/evaluators";
import { priceCall } from "@/lib/providers/price-call";
import { smallestDifference } from "@/lib/statistics/smallest-difference";
import { estimateTokens } from "@/lib/templates/estimate-tokens";
import { inlineContent } from "@/lib/templates/inline-content";
import { verb } from "@/lib/verb";
import { resolvePlan } from "./resolve-plan";
import type { StartEvaluation } from "./schema";

/**
 * What an evaluation would take, before it is paid for. Input tokens are estimated from the template and the mean size of the cases'
 * values; output tokens are at most `maxTokens`, and unknown (so the cost too) where an arm names none. Judges' tokens are not in it.
 */
export const estimateEvaluation = verb("evaluations:read", async (ctx, input: StartEvaluation) => {
  const { uses, asked, arms, cases, bytes } = await resolvePlan(ctx, input);
  const itemsPerArm = cases * input.trials;
  const perArm = arms.map(({ content, modelName, modelOverride, prices }) => {
    const messages = inlineContent(content).messages.filter((message) => "role" in message);
    const inputTokens = Math.round((estimateTokens(messages) + bytes / 4) * itemsPerArm);
    const maxTokens: number | undefined = modelOverride
      ? (JSON.parse(modelOverride).maxTokens ?? content.model.maxTokens)
      : content.model.maxTokens;
    const outputTokens = maxTokens === undefined ? null : maxTokens * itemsPerArm;
    const usage = outputTokens === null ? null : { inputTokens, outputTokens };
    return { inputTokens, outputTokens, costUsd: priceCall(prices, { served: modelName, asked: modelName }, usage) };
  });
  const calls = itemsPerArm * arms.length;
  return {
    cases,
    calls,
    judgeCalls:
      calls * uses.filter(({ type }) => asksByItself(type)).length +
      input.trials * arms.length * asked.reduce((sum, one) => sum + one.cases, 0),
    inputTokens: perArm.reduce((sum, arm) => sum + arm.inputTokens, 0),
    outputTokens: sumKnown(perArm.map((arm) => arm.outputTokens)),
    costUsd: sumKnown(perArm.map((arm) => arm.costUsd)),
    smallestDifference: smallestDifference(cases),
  };
});

const asksByItself = (type: string) => {
  const evaluator = findEvaluator(type);
  return evaluator?.asksModel && !evaluator.nests;
};

const sumKnown = (values: (number | null)[]) =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
