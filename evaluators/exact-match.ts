import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { foldCase } from "./fold-case";
import { quoteShort } from "./quote-short";

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

  score({ output, expected }, { ignoreCase, trim, collapseSpace }) {
    if (expected.exact === undefined) return { skipped: "The case has no exact text." };
    const plain = (text: string) => {
      const ends = trim ? text.trim() : text;
      const spaced = collapseSpace ? ends.replace(/\s+/gu, " ") : ends;
      return ignoreCase ? foldCase(spaced) : spaced.normalize("NFC");
    };
    const passed = plain(output.text) === plain(expected.exact);
    return {
      score: passed ? 1 : 0,
      passed,
      reason: passed ? "Same text." : `Expected ${quoteShort(expected.exact)}, got ${quoteShort(output.text)}.`,
    };
  },
});
