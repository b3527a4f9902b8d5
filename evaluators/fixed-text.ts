import { z } from "zod";
import type { EvaluatorTools, Sample, Score } from "./evaluator";
import { holdsText, type TextRule, type TextTask } from "./holds-text";
import { quoteShort } from "./quote-short";

/** The options of evaluators that look for one fixed text. */
export const fixedTextOptions = z.strictObject({
  text: z.string().min(1).max(10_000).optional().describe("The text to look for. Empty: the case's exact text"),
  ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
});

/** What costs some 10 ms; more goes to a thread. */
const maxInlineLength = 200_000;
const says: Record<TextRule, { yes: string; no: string }> = {
  contains: { yes: "Contains", no: "Does not contain" },
  starts: { yes: "Starts with", no: "Does not start with" },
  ends: { yes: "Ends with", no: "Does not end with" },
};

/** Scores whether the output holds the text of the options, else the case's exact text. */
export function scoreFixedText(
  { output, expected }: Sample,
  { text: asked, ignoreCase, trim = false }: z.infer<typeof fixedTextOptions> & { trim?: boolean },
  rule: TextRule,
  tools: EvaluatorTools,
): Score | Promise<Score> {
  const text = asked ?? expected.exact;
  if (text === undefined || text === "") return { skipped: "The case has no exact text." };
  const scoreOf = (passed: boolean): Score => {
    const reason = `${passed ? says[rule].yes : says[rule].no} ${quoteShort(text)}.`;
    return { score: passed ? 1 : 0, passed, reason };
  };
  const task: TextTask = { output: output.text, text, rule, ignoreCase, trim };
  if (output.text.length + text.length <= maxInlineLength) return scoreOf(holdsText(task));
  return tools.isolate<boolean>("fixed-text", task).then(scoreOf);
}
