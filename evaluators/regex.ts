import { z } from "zod";
import { defineEvaluator, type Score } from "./evaluator";
import type { RegexAnswer, RegexTask } from "./find-match";
import { findMatch } from "./find-match";
import { lackingSyntax } from "./lacking-syntax";
import { linearRegex, maxPatternLength } from "./linear-regex";
import { quoteShort } from "./quote-short";

const maxTextBytes = 1_000_000;
/** Characters × program size that cost some 20 ms at most; more goes to a thread, so that nothing else waits. */
const maxInlineSteps = 500_000;

export const regex = defineEvaluator({
  type: "regex",
  version: 1,
  group: "text",
  about: "The output matches a regular expression (RE2: linear time, no lookaround, no back-references).",
  definition:
    "1 when the expression matches somewhere in the output (with wholeText: matches all of it), else 0. The syntax is RE2's, which takes time in proportion to the length of the text: lookaround and back-references are refused. The output is matched as it is, without Unicode normalisation.",
  examples: [
    { options: { pattern: "\\bA-\\d{4}\\b" }, output: "Your order A-1042 is on its way.", score: 1, passed: true },
    { options: { pattern: "\\d+", wholeText: true }, output: "42 pieces", score: 0, passed: false },
  ],
  options: z
    .strictObject({
      pattern: z.string().min(1).max(maxPatternLength).describe("The expression, without slashes around it"),
      flags: z
        .string()
        .regex(/^(?!.*(.).*\1)[ims]{0,3}$/, "flags are any of i, m and s, each at most once")
        .default("")
        .describe("i: ignore case, m: ^ and $ match at line breaks, s: the dot matches line breaks"),
      wholeText: z.boolean().default(false).describe("The whole output must match, not only a part of it"),
    })
    .superRefine(({ pattern, flags }, context) => {
      try {
        const lacking = lackingSyntax(pattern);
        if (lacking) throw new Error(`The pattern does not compile: ${lacking}`);
        linearRegex(pattern, flags);
      } catch (error) {
        const message = error instanceof Error ? error.message : "The pattern does not compile.";
        context.addIssue({ code: "custom", path: ["pattern"], message });
      }
    }),

  score({ output }, { pattern, flags, wholeText }, tools) {
    if (output.text.length > maxTextBytes / 3 && Buffer.byteLength(output.text) > maxTextBytes)
      throw new Error("The output is longer than 1 MB: the pattern was not tried.");
    const task: RegexTask = { pattern, flags, wholeText, text: output.text };
    const steps = output.text.length * linearRegex(pattern, flags).programSize();
    if (steps <= maxInlineSteps) return scoreOf(pattern, findMatch(task));
    return tools.isolate<RegexAnswer>("regex", task).then((answer) => scoreOf(pattern, answer));
  },
});

const scoreOf = (pattern: string, { match }: RegexAnswer): Score => ({
  score: match === null ? 0 : 1,
  passed: match !== null,
  reason: match === null ? `No match for ${quoteShort(pattern)}.` : `Matched ${quoteShort(match)}.`,
});
