import { z } from "zod";
import { defineEvaluator, type Expectations, type Score } from "./evaluator";
import { findWords, type WordsTask } from "./find-words";
import { quoteShort } from "./quote-short";

/** In characters, and multiplied by the words: what costs some 10 ms; more goes to a thread. */
const maxInlineLength = 200_000;
const maxInlineSteps = 5_000_000;
const Mode = z.enum(["all", "any", "none"]);

export const keyword = defineEvaluator({
  type: "keyword",
  version: 2,
  group: "text",
  about: "The output contains all, any or none of some words. With “all” the score is the share found; else it is 1 or 0.",
  definition:
    "all: the share of the words that appear, and it passes at 1. any: 1 when at least one appears. none: 1 when no one does. A word appears when it is a part of the output after Unicode normalisation (NFC) and, with ignoreCase, case folding; with wholeWord only between word boundaries.",
  examples: [
    { options: { words: ["refund", "14 days"] }, output: "A refund takes a week.", score: 0.5, passed: false },
    { options: { mode: "none", words: ["guarantee"] }, output: "A refund takes a week.", score: 1, passed: true },
  ],
  options: z.strictObject({
    mode: Mode.default("all").describe("all: every word must appear; any: at least one; none: no word may appear"),
    words: z
      .array(z.string().trim().min(1).max(500))
      .max(200)
      .default([])
      .describe("The words or phrases. Empty: the case's keywords, or for “none” its forbidden keywords"),
    ignoreCase: z.boolean().default(true).describe("Treat upper and lower case as the same"),
    wholeWord: z
      .boolean()
      .default(false)
      .describe("“refund” does not match “refunds”. Leave off for languages written without spaces"),
  }),

  score({ output, expected }, { mode, words, ...how }, tools) {
    const asked = words.length > 0 ? words : wordsOfCase(expected, mode);
    if (asked.length === 0) return { skipped: `The case has no ${mode === "none" ? "forbidden keywords" : "keywords"}.` };
    const task: WordsTask = { text: output.text, words: asked, ...how };
    if (output.text.length <= maxInlineLength && output.text.length * asked.length <= maxInlineSteps)
      return scoreOf(mode, asked, findWords(task));
    return tools.isolate<string[]>("keyword", task).then((found) => scoreOf(mode, asked, found));
  },
});

function scoreOf(mode: z.infer<typeof Mode>, asked: string[], found: string[]): Score {
  const missing = asked.filter((word) => !found.includes(word));
  if (mode === "none") {
    const passed = found.length === 0;
    return { score: passed ? 1 : 0, passed, reason: passed ? "No forbidden word." : `Forbidden: ${listed(found)}.` };
  }
  if (mode === "any") {
    const passed = found.length > 0;
    return { score: passed ? 1 : 0, passed, reason: passed ? `Found ${listed(found)}.` : `None of ${listed(missing)}.` };
  }
  const passed = missing.length === 0;
  const reason = passed ? `All ${asked.length} found.` : `${found.length} of ${asked.length} found; missing ${listed(missing)}.`;
  return { score: found.length / asked.length, passed, reason };
}

function wordsOfCase(expected: Expectations, mode: z.infer<typeof Mode>): string[] {
  const words = (mode === "none" ? expected.forbiddenKeywords : expected.keywords) ?? [];
  return words.map((word) => word.trim()).filter((word) => word !== "");
}

function listed(words: string[]): string {
  const shown = words.slice(0, 5).map(quoteShort).join(", ");
  return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}
