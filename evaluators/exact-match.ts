import { z } from "zod";
import { defineEvaluator, type Score } from "./evaluator";
import { quoteShort } from "./quote-short";
import { type SameTask, sameText } from "./same-text";

/** What costs some 10 ms; more goes to a thread. */
const maxInlineLength = 100_000;

export const exactMatch = defineEvaluator({
  type: "exact-match",
  version: 2,
  group: "text",
  about: "The output is the case's exact text, character for character (after Unicode normalisation).",
  definition:
    "1 when the output and the case's exact text are the same sequence of code points after Unicode normalisation (NFC), else 0. Without trim, white space at the ends counts; with ignoreCase both are case-folded first.",
  examples: [
    { options: {}, output: " Billing\n", expected: { exact: "Billing" }, score: 1, passed: true },
    { options: {}, output: "billing", expected: { exact: "Billing" }, score: 0, passed: false },
  ],
  options: z.strictObject({
    ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
    trim: z.boolean().default(true).describe("Leave out white space at both ends"),
    collapseSpace: z.boolean().default(false).describe("Treat any run of white space as one space"),
  }),

  score({ output, expected: { exact } }, options, tools) {
    if (exact === undefined) return { skipped: "The case has no exact text." };
    const scoreOf = (passed: boolean): Score => ({
      score: passed ? 1 : 0,
      passed,
      reason: passed ? "Same text." : `Expected ${quoteShort(exact)}, got ${quoteShort(output.text)}.`,
    });
    const task: SameTask = { output: output.text, exact, ...options };
    if (output.text.length + exact.length <= maxInlineLength) return scoreOf(sameText(task));
    return tools.isolate<boolean>("exact-match", task).then(scoreOf);
  },
});
