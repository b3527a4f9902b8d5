import type { Provider } from "@/lib/providers/model";
import { priceCall } from "@/lib/providers/price-call";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { smallestDifference } from "@/lib/statistics/smallest-difference";
import { estimateTokens } from "@/lib/templates/estimate-tokens";
import { inlineContent } from "@/lib/templates/inline-content";
import { verb } from "@/lib/verb";
import { estimateJudges } from "./estimate-judges";
import { resolvePlan } from "./resolve-plan";
import type { StartEvaluation } from "./schema";
import { sumKnown } from "./sum-known";

/**
 * What an evaluation would take, before it is paid for. Input tokens are estimated from the template and the mean size of the cases'
 * values; output tokens are at most `maxTokens`, and unknown (so the cost too) where an arm names none. The judges' are apart.
 */
export const estimateEvaluation = verb("evaluations:read", async (ctx, input: StartEvaluation) => {
  const { uses, asked, arms, cases, quarantined, trials, bytes, expectedBytes } = await resolvePlan(ctx, input);
  const itemsPerArm = cases * trials;
  const perItem = arms.map(({ label, content, modelOverride }) => {
    const messages = inlineContent(content).messages.filter((message) => "role" in message);
    const maxTokens: number | undefined = modelOverride
      ? (JSON.parse(modelOverride).maxTokens ?? content.model.maxTokens)
      : content.model.maxTokens;
    return { label, inputTokens: estimateTokens(messages) + bytes / 4, outputTokens: maxTokens ?? null };
  });
  const perArm = perItem.map(({ inputTokens: each, outputTokens: most }, at) => {
    const inputTokens = Math.round(each * itemsPerArm);
    const outputTokens = most === null ? null : most * itemsPerArm;
    const usage = outputTokens === null ? null : { inputTokens, outputTokens };
    const { prices = {}, modelName: model = "" } = arms[at] ?? {};
    return { inputTokens, outputTokens, costUsd: priceCall(prices, { served: model, asked: model }, usage) };
  });
  const { resolve } = await readCatalogue(ctx);
  const judging = [
    ...uses.map((use) => ({ ...use, itemsPerArm })),
    ...asked.map((use) => ({ ...use, itemsPerArm: use.cases * trials })),
  ];
  return {
    cases,
    quarantined,
    trials,
    calls: itemsPerArm * arms.length,
    inputTokens: perArm.reduce((sum, arm) => sum + arm.inputTokens, 0),
    outputTokens: sumKnown(perArm.map((arm) => arm.outputTokens)),
    costUsd: sumKnown(perArm.map((arm) => arm.costUsd)),
    ...estimateJudges(judging, { arms: perItem, expectedTokens: expectedBytes / 4 }, resolve),
    smallestDifference: smallestDifference(cases),
    warnings: uses.some(({ type }) => type === "cost") ? arms.filter(isUnpriced).map(costWarning) : [],
  };
});

const someUsage = { inputTokens: 1, outputTokens: 1 };
const isUnpriced = ({ prices, modelName }: { prices: Provider["prices"]; modelName: string }) =>
  priceCall(prices, { served: modelName, asked: modelName }, someUsage) === null;
const costWarning = ({ label, modelName }: { label: string; modelName: string }) =>
  `No price is known for ${modelName}, so \`cost\` cannot score ${label}: set one under Settings, Models.`;
