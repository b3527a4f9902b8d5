import { defineEvaluator, type Score } from "./evaluator";
import { HeuristicOptions } from "./heuristic-options";
import { type Check, type ChecksTask, runChecks } from "./run-checks";

/** Characters that take some 50 ms at most; a longer text goes to a thread, so that nothing else waits. */
const maxInlineLength = 100_000;

export const heuristic = defineEvaluator({
  type: "heuristic",
  version: 2,
  group: "behaviour",
  about:
    "Simple checks without a model: length, forbidden words, refusal, language, personal data, repetition, readability. The score is the share passed.",
  definition:
    "The share of the checks switched on that the output passes; it passes when all do. Payment cards are told by Luhn's checksum (ISO/IEC 7812-1), IBANs by country length and mod 97 (ISO 13616), repetition is the share of word sequences that occurred before. Readability is for English: reading ease by Flesch (1948), 206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words; grade by Kincaid (1975), 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59, with syllables counted by rule. A check that cannot be asked of the text (too short, another language) does not count.",
  examples: [
    { options: { maxLength: 5, lengthUnit: "words" }, output: "Your parcel comes tomorrow.", score: 1, passed: true },
    { options: { maxLength: 60, noPii: ["email"] }, output: "Write to ada@example.com.", score: 2 / 3, passed: false },
  ],
  options: HeuristicOptions,

  score({ output }, options, tools) {
    const task: ChecksTask = { output, options };
    if (output.text.length <= maxInlineLength) return scoreOf(runChecks(task));
    return tools.isolate<Check[]>("heuristic", task).then(scoreOf);
  },
});

function scoreOf(checks: Check[]): Score {
  if (checks.length === 0) return { skipped: "Too little text, or in another language than the checks are for." };
  const failed = checks.filter(({ passed }) => !passed);
  return {
    score: (checks.length - failed.length) / checks.length,
    passed: failed.length === 0,
    reason: failed.length === 0 ? `All ${checks.length} checks passed.` : failed.map(({ note }) => note).join(" "),
    details: { checks },
  };
}
