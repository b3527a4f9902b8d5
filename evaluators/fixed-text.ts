import { z } from "zod";
import type { Sample, Score } from "./evaluator";
import { foldCase } from "./fold-case";
import { quoteShort } from "./quote-short";

/** The options of evaluators that look for one fixed text. */
export const fixedTextOptions = z.strictObject({
  text: z.string().min(1).max(10_000).optional().describe("The text to look for. Empty: the case's exact text"),
  ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
});

type Rule = {
  /** Both texts come normalised. */
  holds(output: string, text: string): boolean;
  /** “Contains”, “Does not contain”. */
  says: { yes: string; no: string };
};

/** Holds a rule against the output and the text that is asked for, both in NFC and, with `ignoreCase`, case-folded. */
export function scoreFixedText({ output, expected }: Sample, options: z.infer<typeof fixedTextOptions>, rule: Rule): Score {
  const text = options.text ?? expected.exact;
  if (text === undefined || text === "") return { skipped: "The case has no exact text." };
  const plain = (value: string) => (options.ignoreCase ? foldCase(value) : value.normalize("NFC"));
  const passed = rule.holds(plain(output.text), plain(text));
  return { score: passed ? 1 : 0, passed, reason: `${passed ? rule.says.yes : rule.says.no} ${quoteShort(text)}.` };
}
