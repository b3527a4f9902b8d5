import { z } from "zod";
import { askJudge } from "./ask-judge";
import { choiceForm } from "./choice-form";
import { defineEvaluator, type Expectations } from "./evaluator";
import { materialOf } from "./judge-messages";
import { checkJudge, judgeOptions, maxTokensOption, modelsOfJudge } from "./judge-options";
import { type JudgePreset, judgePresets } from "./judge-presets";
import { scaleForm } from "./scale-form";

const Choice = z.strictObject({
  label: z.string().trim().min(1).max(100).describe("The label the judge may choose"),
  score: z.number().min(0).max(1).describe("What it scores; the judge does not see it"),
  about: z.string().trim().min(1).max(1_000).optional().describe("When it is the right one"),
});

const Options = z
  .strictObject({
    ...judgeOptions,
    preset: z
      .enum(["correctness", "helpfulness", "conciseness", "faithfulness", "relevance", "toxicity"])
      .optional()
      .describe("Ready-made criteria; correctness needs the case's reference"),
    criteria: z.string().trim().min(1).max(8_000).optional().describe("Your own criteria, in place of a preset"),
    useCaseRubric: z
      .boolean()
      .default(false)
      .describe("Judge by the case's rubric; cases without one by the preset or criteria, or not at all when there is none"),
    choices: z
      .array(Choice)
      .min(2)
      .max(20)
      .refine((choices) => new Set(choices.map(({ label }) => label)).size === choices.length, "a label is there twice")
      .optional()
      .describe("Labels to choose from, each with its score, in place of the scale"),
    scale: z.enum(["0-1", "1-5", "1-10", "0-100"]).default("1-5").describe("The scale the judge uses; mapped to 0..1"),
    threshold: z.number().min(0).max(1).default(0.7).describe("Passes from this score (0..1) on; on 1-5 a 4 is 0.75"),
    includeInput: z.boolean().default(true).describe("Show the judge what the model was asked"),
    maxTokens: maxTokensOption(1_000),
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
  version: 2,
  asksModel: true,
  group: "judge",
  about: "A model scores the output by criteria, a preset or the case's rubric, and says why.",
  definition:
    "With choices the score of the label the judge chose; else its score on the scale, mapped to 0..1 in proportion: (score − least) ÷ (greatest − least). The judge gives its reason first. An answer off the scale, or a label that is none of the choices, is an error. Of several votes the most frequent label counts (of several, the one of the lowest score), or the median of the scores. It passes from the threshold on. What is judged stands fenced between tags that occur nowhere in it, as data.",
  examples: [
    {
      options: { model: "a-judge", criteria: "Is it polite?" },
      output: "Thank you for writing to us.",
      answers: ['{"reason": "It thanks the customer.", "score": 4}'],
      ...{ score: 0.75, passed: true },
    },
    {
      options: {
        ...{ model: "a-judge", criteria: "Is it polite?", votes: 3 },
        choices: [
          { label: "polite", score: 1 },
          { label: "neutral", score: 0.5 },
          { label: "rude", score: 0 },
        ],
      },
      output: "You should have read the manual.",
      answers: [
        '{"reason": "It blames the customer.", "label": "rude"}',
        '{"reason": "It is short.", "label": "neutral"}',
        '{"reason": "It reproaches.", "label": "rude"}',
      ],
      ...{ score: 0, passed: false },
    },
  ],
  options: Options,
  modelsOf: (options) => modelsOfJudge(options),
  check: (options, tools) => checkJudge(options, tools),

  async score(sample, options, tools) {
    const asked = criteriaFor(options, sample.expected);
    if ("skipped" in asked) return asked;

    const { choices, scale, includeInput, threshold } = options;
    const form = choices ? choiceForm(choices) : scaleForm(scale);
    const question = { criteria: asked.criteria, material: materialOf(sample, includeInput), form };
    const judged = await askJudge(question, options, tools, choices ? "majority" : "median");
    return "skipped" in judged ? judged : { ...judged, passed: judged.score >= threshold };
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
