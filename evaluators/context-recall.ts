import { asContext, contextOf, contextOptions } from "./context-of";
import { defineJudge } from "./define-judge";
import { statementForm } from "./statement-form";

export const contextRecall = defineJudge({
  type: "context-recall",
  about: "The share of the reference's statements that the retrieved context supports.",
  definition:
    "Statements of the case's reference that can be inferred from the context ÷ all its statements, as Ragas defines context recall. The output plays no part: what is measured is the context. A reference that states nothing is skipped (Ragas: not a number), an empty context scores 0. Of several votes the median counts. It passes from the threshold on.",
  threshold: 0.7,
  maxTokens: 4_000,
  options: contextOptions,
  examples: [
    {
      input: { context: ["France lies in Western Europe.", "The Loire is a river."] },
      output: "Paris.",
      expected: { reference: "France lies in Western Europe and its capital is Paris." },
      answers: [
        {
          statements: [
            { statement: "France lies in Western Europe.", reason: "The first chunk says so.", supported: true },
            { statement: "The capital of France is Paris.", reason: "No chunk names a capital.", supported: false },
          ],
        },
      ],
      ...{ score: 0.5, passed: false },
    },
  ],
  ask(sample, options) {
    const { reference } = sample.expected;
    if (reference === undefined || reference.trim() === "") return { skipped: "The case has no reference." };
    const chunks = contextOf(sample, options);
    if ("skipped" in chunks) return chunks;
    if (chunks.length === 0) return { score: 0, reason: "The context is empty." };
    return {
      criteria:
        "Does the context hold what the reference states? Truth in the outside world does not count: only the context does.",
      material: [asContext(chunks), ["reference", reference]],
      form: statementForm("reference", "context"),
      last: 'Judge the statements of the block named "reference".',
    };
  },
});
