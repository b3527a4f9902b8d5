import { z } from "zod";
import { defineEvaluator, type Expectations } from "./evaluator";
import { judgeMessages } from "./judge-messages";
import { type JudgePreset, judgePresets } from "./judge-presets";
import { parseJudgement } from "./parse-judgement";

const scales = {
  "0-1": { least: 0, greatest: 1 },
  "1-5": { least: 1, greatest: 5 },
  "1-10": { least: 1, greatest: 10 },
  "0-100": { least: 0, greatest: 100 },
};

const Options = z
  .strictObject({
    model: z.string().min(1).max(200).describe("The judge's model; better not the model that is judged"),
    providerId: z.string().min(1).max(100).optional().describe("The judge's provider; without one, the default provider"),
    preset: z
      .enum(["correctness", "helpfulness", "conciseness", "faithfulness", "relevance", "toxicity"])
      .optional()
      .describe("Ready-made criteria; correctness needs the case's reference"),
    criteria: z.string().trim().min(1).max(8_000).optional().describe("Your own criteria, in place of a preset"),
    useCaseRubric: z
      .boolean()
      .default(false)
      .describe("Judge by the case's rubric; cases without one by the preset or criteria, or not at all when there is none"),
    scale: z.enum(["0-1", "1-5", "1-10", "0-100"]).default("1-5").describe("The scale the judge uses; mapped to 0..1"),
    threshold: z.number().min(0).max(1).default(0.7).describe("Passes from this score (0..1) on; on 1-5 a 4 is 0.75"),
    includeInput: z.boolean().default(true).describe("Show the judge what the model was asked"),
    temperature: z.number().min(0).max(2).default(0).describe("The judge's temperature"),
    maxTokens: z.number().int().min(50).max(20_000).default(1_000).describe("Greatest length of the judge's answer"),
  })
  .refine((on) => on.preset === undefined || on.criteria === undefined, {
    message: "name a preset or criteria, not both",
    path: ["criteria"],
  })
  .refine((on) => on.preset !== undefined || on.criteria !== undefined || on.useCaseRubric, {
    message: "name a preset, criteria, or use the case's rubric",
    path: ["criteria"],
  });
type Options = z.infer<typeof Options>;

export const llmJudge = defineEvaluator({
  type: "llm-judge",
  version: 1,
  asksModel: true,
  group: "judge",
  about: "A model scores the output by criteria, a preset or the case's rubric, and says why.",
  definition:
    "The judge's score on its scale, mapped to 0..1 in proportion: (score − least) ÷ (greatest − least). It passes from the threshold on. What is judged stands fenced between tags that occur nowhere in it, as data.",
  examples: [
    {
      options: { model: "a-judge", criteria: "Is it polite?" },
      output: "Thank you for writing to us.",
      answers: ['{"reason": "It thanks the customer.", "score": 4}'],
      ...{ score: 0.75, passed: true },
    },
  ],
  options: Options,
  modelsOf: ({ providerId, model }) => [{ providerId, name: model }],

  check({ providerId }, tools) {
    tools.requireProvider(providerId);
  },

  async score(sample, options, tools) {
    const asked = criteriaFor(options, sample.expected);
    if ("skipped" in asked) return asked;

    const scale = scales[options.scale];
    const answer = await tools.complete({
      providerId: options.providerId,
      model: options.model,
      messages: judgeMessages(sample, asked.criteria, scale, options.includeInput),
      temperature: options.temperature,
      maxTokens: options.maxTokens,
      json: true,
    });
    if (answer.finishReason === "length") throw new Error("The judge's answer was cut off: raise maxTokens.");

    const judgement = parseJudgement(answer.text, scale);
    const score = (judgement.score - scale.least) / (scale.greatest - scale.least);
    const details = { judged: judgement.score, scale: options.scale, model: answer.servedModel };
    return { score, passed: score >= options.threshold, reason: judgement.reason, details };
  },
});

function criteriaFor(
  { preset, criteria, useCaseRubric }: Options,
  expected: Expectations,
): { criteria: string } | { skipped: string } {
  if (useCaseRubric && expected.rubric !== undefined) return { criteria: expected.rubric };
  if (criteria !== undefined) return { criteria };
  if (preset === undefined) return { skipped: "The case has no rubric." };
  return ofPreset(preset, expected);
}

function ofPreset(preset: JudgePreset, expected: Expectations): { criteria: string } | { skipped: string } {
  const { needs, criteria } = judgePresets[preset];
  if (needs === "reference" && expected.reference === undefined) return { skipped: "The case has no reference." };
  return { criteria };
}
