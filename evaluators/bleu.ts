import { z } from "zod";
import { against, expectedText } from "./against";
import { bleuTokenisers } from "./bleu-tokens";
import { type BleuCounts, type BleuTask, bleuOf, bleuSmoothings, countBleu } from "./count-bleu";
import { defineEvaluator } from "./evaluator";

/** In characters together: what costs some 10 ms; more goes to a thread. */
const maxInlineLength = 20_000;
const usualValue = { exp: 0, floor: 0.1, "add-k": 1, none: 0 };

export const bleu = defineEvaluator({
  type: "bleu",
  version: 1,
  group: "text",
  about: "How many runs of one to four words the output shares with the case's text (BLEU-4 of one sentence).",
  definition:
    "Papineni and others (2002), as sacreBLEU's sentence_bleu computes it, divided by 100: brevity penalty × the geometric mean of the precisions of 1 to 4 words, up to the longest run the output has. A run counts as often as the case's text has it. The brevity penalty is exp(1 − length of the case's text ÷ length of the output) for a shorter output, else 1. Words are cut by sacreBLEU's tokeniser of that name, after Unicode normalisation (NFC). Smoothing takes the place of a precision of 0: exp 1 ÷ (2ᵏ × runs) at the k-th such order, floor 0.1 ÷ runs, add-k adds 1 to both counts from pairs on, none makes the score 0. Nothing shared at all scores 0.",
  examples: [
    {
      options: {},
      output: "this is a fest",
      expected: { reference: "this is a test" },
      score: 0.5946035575013605,
      passed: true,
    },
    {
      options: { smoothing: "none" },
      output: "this is a fest",
      expected: { reference: "this is a test" },
      score: 0,
      passed: false,
    },
  ],
  options: z.strictObject({
    tokeniser: z
      .enum(bleuTokenisers)
      .default("13a")
      .describe(
        "13a: the usual one; intl: punctuation of every script; char: each character, for Chinese or Japanese; none: at spaces",
      ),
    smoothing: z.enum(bleuSmoothings).default("exp").describe("What stands for a run length of which nothing is shared"),
    smoothingValue: z
      .number()
      .positive()
      .max(100)
      .optional()
      .describe("For floor (0.1 where left out) and add-k (1 where left out)"),
    ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
    against,
    threshold: z.number().min(0).max(1).default(0.5).describe("Passes from this score on"),
  }),

  async score({ output, expected }, { tokeniser, smoothing, smoothingValue, ignoreCase, against, threshold }, tools) {
    const asked = expectedText(expected, against);
    if ("skipped" in asked) return asked;
    const task: BleuTask = { output: output.text, reference: asked.text, tokeniser, ignoreCase };
    const isSmall = task.output.length + task.reference.length <= maxInlineLength;
    const counts = isSmall ? countBleu(task) : await tools.isolate<BleuCounts>("bleu", task);
    const { score, precisions, brevityPenalty } = bleuOf(counts, smoothing, smoothingValue ?? usualValue[smoothing]);
    const shared = counts.shared.map((count, i) => `${count}/${counts.total[i]}`).join(", ");
    const reason = `Runs of 1 to 4 words shared: ${shared}; ${counts.output} words against ${counts.reference}.`;
    return { score, passed: score >= threshold, reason, details: { precisions, brevityPenalty } };
  },
});
