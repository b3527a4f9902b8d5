import { z } from "zod";
import { against, expectedText } from "./against";
import { type DistanceTask, editDistance } from "./edit-distance";
import { defineEvaluator } from "./evaluator";
import { foldCase } from "./fold-case";

/** Length × length: what costs some 15 ms; more goes to a thread. */
const maxInlineCells = 100_000_000;
/** Two texts of 40 000 characters: some half a second. */
const maxCells = 1_600_000_000;

export const levenshtein = defineEvaluator({
  type: "levenshtein",
  version: 1,
  group: "text",
  about: "How close the output is to the case's text, character by character: 1 is the same, 0 has nothing in common.",
  definition:
    "1 − distance ÷ length of the longer text; two empty texts score 1. The distance is Levenshtein's (1966): the fewest insertions, deletions and substitutions that turn one text into the other, counted in code points after Unicode normalisation (NFC). It passes from the threshold on, or up to maxDistance edits. autoevals' Levenshtein; promptfoo's levenshtein is maxDistance 5. Texts whose lengths multiplied exceed 1.6 billion (two of 40 000) are refused.",
  examples: [
    { options: {}, output: "sitting", expected: { exact: "kitten" }, score: 4 / 7, passed: false },
    { options: { maxDistance: 3 }, output: "sitting", expected: { exact: "kitten" }, score: 4 / 7, passed: true },
  ],
  options: z.strictObject({
    against,
    threshold: z.number().min(0).max(1).default(0.8).describe("Passes from this score on"),
    maxDistance: z.number().int().min(0).optional().describe("Passes up to this many edits, instead of by the threshold"),
    ignoreCase: z.boolean().default(false).describe("Treat upper and lower case as the same"),
    trim: z.boolean().default(false).describe("Leave out white space at both ends of both texts"),
  }),

  async score({ output, expected }, { against, threshold, maxDistance, ignoreCase, trim }, tools) {
    const asked = expectedText(expected, against);
    if ("skipped" in asked) return asked;
    const plain = (text: string) => {
      const ends = trim ? text.trim() : text;
      return ignoreCase ? foldCase(ends) : ends.normalize("NFC");
    };
    const task: DistanceTask = { a: plain(output.text), b: plain(asked.text) };
    const cells = task.a.length * task.b.length;
    if (cells > maxCells) throw new Error("The texts are too long to be compared: their lengths multiplied exceed 1.6 billion.");
    const distance = cells <= maxInlineCells ? editDistance(task) : await tools.isolate<number>("levenshtein", task);
    const longer = Math.max(codePoints(task.a), codePoints(task.b));
    const score = longer === 0 ? 1 : (longer - distance) / longer;
    const passed = maxDistance === undefined ? score >= threshold : distance <= maxDistance;
    return { score, passed, reason: `${distance} ${distance === 1 ? "edit" : "edits"} of ${longer} characters.` };
  },
});

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
