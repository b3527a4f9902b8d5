import { z } from "zod";
import { contextOf, contextOptions } from "./context-of";
import { defineJudge } from "./define-judge";
import { inputOf, type Material, textOf } from "./judge-messages";
import { rankForm } from "./rank-form";

const mostChunks = 50;

export const contextPrecision = defineJudge({
  type: "context-precision",
  about: "Whether the useful chunks of the retrieved context stand before the useless ones.",
  definition:
    "The average precision of the chunks in the order they were retrieved, as Ragas defines context precision: the sum over the useful chunks of (useful among the first k ÷ k), divided by how many are useful; 0 where none is. Useful is what helped to arrive at the case's reference (or, as an option, at the output: Ragas' form without a reference). One answer of the judge has a verdict on each chunk, where Ragas asks for each chunk by itself. An empty context scores 0. Of several votes the median counts. It passes from the threshold on.",
  threshold: 0.7,
  maxTokens: 4_000,
  options: {
    ...contextOptions,
    useful: z
      .enum(["for-reference", "for-output"])
      .default("for-reference")
      .describe("What a chunk must help to arrive at: the case's reference, or the output"),
  },
  examples: [
    {
      input: { context: ["The Loire is a river.", "Paris is the capital of France."] },
      output: "Paris.",
      expected: { reference: "Paris." },
      answers: [
        {
          verdicts: [
            { chunk: 1, reason: "It is about a river.", useful: false },
            { chunk: 2, reason: "It names the capital.", useful: true },
          ],
        },
      ],
      ...{ score: 0.5, passed: false },
    },
  ],
  ask(sample, options) {
    const answer = options.useful === "for-output" ? textOf(sample.output) : sample.expected.reference;
    if (answer === undefined) return { skipped: "The case has no reference." };
    const chunks = contextOf(sample, options);
    if ("skipped" in chunks) return chunks;
    if (chunks.length === 0) return { score: 0, reason: "The context is empty." };
    if (chunks.length > mostChunks) throw new Error(`The context has ${chunks.length} chunks; at most ${mostChunks} are judged.`);
    const blocks = chunks.map((chunk, at): Material[number] => [`context ${at + 1}`, chunk]);
    return {
      criteria: "Which chunks of the context were useful to arrive at the answer to the input?",
      material: [inputOf(sample), ["answer", answer], ...blocks],
      form: rankForm(chunks.length),
      last: "Judge the context blocks, in their order.",
    };
  },
});
