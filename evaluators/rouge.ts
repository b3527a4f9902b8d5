import { z } from "zod";
import { against, expectedText } from "./against";
import { countOverlap, type Overlap, type OverlapTask, rougeVariants } from "./count-overlap";
import { defineEvaluator } from "./evaluator";
import { rougeTokenisers } from "./rouge-tokens";

/** In characters together, and for rougeL multiplied: what costs some 10 ms; more goes to a thread. */
const maxInlineLength = 50_000;
const maxInlineCells = 40_000_000;

export const rouge = defineEvaluator({
  type: "rouge",
  version: 1,
  group: "text",
  about: "How many words or word pairs the output shares with the case's text, or how long a common sequence (ROUGE-1, 2, L).",
  definition:
    "Lin (2004), as google-research's rouge_score computes it without stemming. Precision is what both share ÷ what the output has, recall ÷ what the case's text has, f1 = 2 · precision · recall ÷ (precision + recall); 0 where nothing is there to divide by. rouge1 counts words, rouge2 pairs of neighbours, each as often as both have it; rougeL the longest common subsequence of words over the whole text; texts whose words multiplied exceed 200 million (two of 14 000) are refused. Words are small letters: ascii takes runs of a–z and 0–9 and nothing else, as rouge_score; unicode takes runs of letters, marks and digits of any script and each character of Chinese and Japanese.",
  examples: [
    { options: {}, output: "testing", expected: { reference: "testing one two" }, score: 0.5, passed: true },
    {
      options: { variant: "rougeL", measure: "recall" },
      ...{ output: "testing two", expected: { reference: "testing one two" }, score: 2 / 3, passed: true },
    },
  ],
  options: z.strictObject({
    variant: z
      .enum(rougeVariants)
      .default("rouge1")
      .describe("rouge1: words; rouge2: pairs of words; rougeL: the longest common sequence of words"),
    measure: z
      .enum(["precision", "recall", "f1"])
      .default("f1")
      .describe("precision: the part of the output that is shared; recall: of the case's text; f1: both"),
    tokeniser: z
      .enum(rougeTokenisers)
      .default("ascii")
      .describe("ascii: a–z and 0–9, to compare with published figures; unicode: words of any language"),
    against,
    threshold: z.number().min(0).max(1).default(0.5).describe("Passes from this score on"),
  }),

  async score({ output, expected }, { variant, measure, tokeniser, against, threshold }, tools) {
    const asked = expectedText(expected, against);
    if ("skipped" in asked) return asked;
    const task: OverlapTask = { output: output.text, reference: asked.text, variant, tokeniser };
    const cells = variant === "rougeL" ? task.output.length * task.reference.length : 0;
    const isSmall = task.output.length + task.reference.length <= maxInlineLength && cells <= maxInlineCells;
    const overlap = isSmall ? countOverlap(task) : await tools.isolate<Overlap>("rouge", task);
    const precision = overlap.shared / Math.max(1, overlap.output);
    const recall = overlap.shared / Math.max(1, overlap.reference);
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    const score = { precision, recall, f1 }[measure];
    const unit = variant === "rouge2" ? "Pairs of words" : "Words";
    const reason = `${unit} shared: ${overlap.shared}; the output has ${overlap.output}, the case's text ${overlap.reference}.`;
    return { score, passed: score >= threshold, reason, details: { precision, recall, f1 } };
  },
});
