import { z } from "zod";
import { defineEvaluator } from "./evaluator";

export const similarity = defineEvaluator({
  type: "similarity",
  version: 1,
  group: "meaning",
  about:
    "The output means what the case's reference means: cosine of their embeddings, negative counted as 0. With the built-in English encoder (which reads 8 000 characters) paraphrases reach about 0.6, unrelated sentences about 0.1.",
  definition:
    "The cosine of the angle between the embedding of the output and that of the case's reference; below 0 counts as 0. It passes from the threshold on.",
  examples: [
    {
      options: { model: { name: "an-embedding-model" } },
      ...{ output: "The parcel comes tomorrow.", expected: { reference: "Delivery is tomorrow." } },
      answers: [
        [0.6, 0.8],
        [1, 0],
      ],
      ...{ score: 0.6, passed: true },
    },
  ],
  options: z.strictObject({
    threshold: z.number().min(0).max(1).default(0.5).describe("Passes from this score on; depends on the embedding model"),
    model: z
      .strictObject({
        providerId: z.string().min(1).max(100).optional().describe("The provider; without one, the default provider"),
        name: z.string().min(1).max(200).describe("The embedding model's name"),
      })
      .optional()
      .describe("An embedding model; without one, the built-in English encoder"),
  }),
  modelsOf: ({ model }) => (model ? [model] : []),

  check({ model }, tools) {
    if (model) tools.requireProvider(model.providerId);
  },

  async score({ output, expected }, { threshold, model }, tools) {
    if (expected.reference === undefined) return { skipped: "The case has no reference." };
    if (output.text.trim() === "") return { score: 0, passed: false, reason: "The output is empty." };
    const [ours, reference] = await tools.embed([output.text, expected.reference], model);
    const cosine = cosineOf(ours ?? [], reference ?? []);
    const score = Math.min(1, Math.max(0, cosine));
    const passed = score >= threshold;
    const reason = `Similarity ${score.toFixed(2)}, ${passed ? "at least" : "below"} ${threshold}.`;
    return { score, passed, reason, details: { cosine } };
  },
});

/** Cosine of two vectors, -1..1. */
function cosineOf(a: number[], b: number[]): number {
  if (a.length === 0 || a.length !== b.length) throw new Error("The embedding model gave vectors of different lengths.");
  const dot = a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  const cosine = dot / (Math.hypot(...a) * Math.hypot(...b));
  if (!Number.isFinite(cosine)) throw new Error("The embedding model gave a vector without direction.");
  return cosine;
}
