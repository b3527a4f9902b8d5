import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { type NumberAnswer, type NumberTask, pickNumber, picks } from "./pick-number";
import { quoteShort } from "./quote-short";

/** What costs some 10 ms; more goes to a thread. */
const maxInlineLength = 20_000;

export const numeric = defineEvaluator({
  type: "numeric",
  version: 1,
  group: "text",
  about: "The number in the output is the expected one, within a tolerance.",
  definition:
    "1 when |found − expected| ≤ the larger of the absolute tolerance and the relative one × |expected|, else 0; with graded the score is 1 − |found − expected| ÷ (|found| + |expected|), as autoevals' NumericDiff. Expected is the option's number, else the number in the case's exact text, label or reference, the first of these it has. A number has digits, a sign, groups of thousands, decimals and an exponent (1.5e3, 1.5 × 10^3); one that runs into a word (GPT-4, v2) or into another notation (1.2.3) is none. Without tolerance both must be the same double.",
  examples: [
    { options: { value: 1234.5 }, output: "The total is $1,234.50.", score: 1, passed: true },
    { options: { relative: 0.01 }, output: "About 3.2", expected: { exact: "3.14" }, score: 0, passed: false },
    { options: { value: 10, graded: true }, output: "30", score: 0.5, passed: false },
  ],
  options: z.strictObject({
    value: z.number().optional().describe("The expected number. Empty: that of the case's exact text, label or reference"),
    absolute: z.number().min(0).default(0).describe("The difference that is allowed"),
    relative: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe("The difference that is allowed, as a part of the expected number: 0.01 is 1 %"),
    pick: z.enum(picks).default("last").describe("Which number of the output counts; only: it must hold exactly one"),
    decimal: z.enum(["point", "comma"]).default("point").describe("point: 1,234.5; comma: 1.234,5"),
    percentAsShare: z
      .boolean()
      .default(false)
      .describe("Read 20 % as 0.2, in the expected text too; otherwise the sign is left out"),
    graded: z.boolean().default(false).describe("The closer, the higher the score; it passes within the tolerance all the same"),
  }),

  async score({ output, expected }, { value, absolute, relative, graded, ...reading }, tools) {
    const text = expected.exact ?? expected.label ?? expected.reference;
    if (value === undefined && text === undefined) return { skipped: "The case has no exact text, label or reference." };
    const read = async (text: string) => {
      const task: NumberTask = { text, ...reading };
      return text.length <= maxInlineLength ? pickNumber(task) : tools.isolate<NumberAnswer>("numeric", task);
    };
    const wanted = value ?? (await read(text ?? "")).number;
    if (wanted === null) return { skipped: `The case's text ${quoteShort(text ?? "")} holds no number to compare with.` };
    const { number, count } = await read(output.text);
    if (number === null) {
      const reason = count === 0 ? "The output holds no number." : `The output holds ${count} numbers, one is wanted.`;
      return { score: 0, passed: false, reason };
    }
    const passed = isWithin(number, wanted, Math.max(absolute, relative * Math.abs(wanted)));
    const reason = number === wanted ? `Found ${number}.` : `Found ${number}, expected ${wanted}.`;
    return { score: graded ? closeness(number, wanted) : passed ? 1 : 0, passed, reason };
  },
});

/** The difference of two decimals such as 1.1 and 1 is off by some units in the last place of a double. */
function isWithin(found: number, expected: number, tolerance: number): boolean {
  if (found === expected) return true;
  const slack = tolerance > 0 ? 4 * Number.EPSILON * Math.max(Math.abs(found), Math.abs(expected)) : 0;
  return Math.abs(found - expected) <= tolerance + slack;
}

/** Both are halved, so that the sum of two huge ones stays finite. */
function closeness(found: number, expected: number): number {
  const size = Math.abs(found / 2) + Math.abs(expected / 2);
  return size === 0 ? 1 : 1 - Math.abs(found / 2 - expected / 2) / size;
}
