import { z } from "zod";
import { allSettled } from "./all-settled";
import { askJudge } from "./ask-judge";
import { defineEvaluator, type EvaluatorTools, type JsonValue, type Output, type Sample } from "./evaluator";
import { inputOf, type Material, textOf } from "./judge-messages";
import { checkJudge, judgeOptions, maxTokensOption, modelsOfJudge } from "./judge-options";
import { winnerForm } from "./winner-form";

const usualCriteria = `Which of the two answers does more for the person who wrote the input?
Count what is right, complete, to the point and clear. The length of an answer, and which of them stands first, do not count.
Where there is a reference, an answer that contradicts it is the worse one.`;

const Options = z.strictObject({
  ...judgeOptions,
  reference: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe("The label of the arm to compare with; without one, the evaluation's first arm"),
  criteria: z.string().trim().min(1).max(8_000).optional().describe("Your own criteria of what is better"),
  useCaseRubric: z.boolean().default(false).describe("Compare by the case's rubric where it has one"),
  graded: z
    .boolean()
    .default(false)
    .describe("Score the mean of both orders, so that better in one and a tie in the other is 0.75; else that is a tie"),
  includeInput: z.boolean().default(true).describe("Show the judge what the model was asked"),
  threshold: z.number().min(0).max(1).default(0.5).describe("Passes from this score on; at 0.5 a tie passes"),
  maxTokens: maxTokensOption(1_000),
});
type Options = z.infer<typeof Options>;

export const llmPairwise = defineEvaluator({
  type: "llm-pairwise",
  version: 1,
  asksModel: true,
  group: "judge",
  about: "A model says whether the output is better than another arm's answer to the same case, asked in both orders.",
  definition:
    "The judge compares the output with the answer of the reference arm (the first, or the one named) to the same case and trial, once with each of them first. 1: it is better both times; 0: worse both times; 0.5: a tie, or the orders disagree. Graded it is the mean of both (better 1, tie 0.5, worse 0). The mean over cases is the win rate with ties as halves. Whether the judge chose the same place both times is in the details. The reference arm itself is skipped, as is a case to which it has no answer. It passes from the threshold on.",
  examples: [
    {
      options: { model: "a-judge" },
      output: "Your parcel comes on Monday.",
      rival: "We do not know.",
      answers: ['{"reason": "It names the day.", "winner": "first"}', '{"reason": "It names the day.", "winner": "second"}'],
      ...{ score: 1, passed: true },
    },
    {
      options: { model: "a-judge" },
      output: "On Monday.",
      rival: "Your parcel comes on Monday.",
      answers: ['{"reason": "It is brief.", "winner": "first"}', '{"reason": "It is polite.", "winner": "first"}'],
      ...{ score: 0.5, passed: true },
    },
  ],
  options: Options,
  modelsOf: (options) => modelsOfJudge(options, 2),
  rivalOf: ({ reference }) => reference ?? null,
  check: (options, tools) => checkJudge(options, tools),

  async score(sample, options, tools) {
    const rival = await tools.rival();
    if ("skipped" in rival) return rival;
    const [ahead, behind] = await allSettled([
      askWhich(sample, [sample.output, rival.output], options, tools),
      askWhich(sample, [rival.output, sample.output], options, tools),
    ]);
    if (!ahead || !behind || "skipped" in ahead || "skipped" in behind)
      throw new Error("The judge was not asked in both orders.");

    const orders = [ahead.score, 1 - behind.score] as const;
    const mean = (orders[0] + orders[1]) / 2;
    const score = options.graded || mean === 0 || mean === 1 ? mean : 0.5;
    const words = score > 0.5 ? "Better than" : score < 0.5 ? "Worse than" : "No better or worse than";
    const details = {
      against: rival.label,
      outputFirst: ahead.details,
      outputSecond: behind.details,
      bias: biasOf(ahead, behind),
    };
    const reason = `${words} ${rival.label}: ${orders[0] === orders[1] ? ahead.reason : `the orders disagree. ${ahead.reason}`}`;
    return { score, passed: score >= options.threshold, reason, details };
  },
});

/** The place that won whoever stood there. */
function biasOf(ahead: { score: number }, behind: { score: number }): JsonValue {
  if (ahead.score > 0.5 && behind.score > 0.5) return "first";
  return ahead.score < 0.5 && behind.score < 0.5 ? "second" : null;
}

/** The score is that of the answer shown first. */
function askWhich(sample: Sample, [first, second]: [Output, Output], options: Options, tools: EvaluatorTools) {
  const { expected } = sample;
  const rubric = options.useCaseRubric ? expected.rubric : undefined;
  const material: Material = options.includeInput ? [inputOf(sample)] : [];
  if (expected.reference !== undefined) material.push(["reference", expected.reference]);
  material.push(["first", shown(first)], ["second", shown(second)]);
  const criteria = rubric ?? options.criteria ?? usualCriteria;
  const last = 'Compare the blocks named "first" and "second".';
  return askJudge({ criteria, material, form: winnerForm, last }, options, tools, "majority");
}

const shown = (output: Output): string =>
  output.toolCalls.length > 0 ? `${textOf(output)}\n[tool calls: ${JSON.stringify(output.toolCalls)}]` : textOf(output);
