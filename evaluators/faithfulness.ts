import { asContext, contextOf, contextOptions } from "./context-of";
import { defineJudge } from "./define-judge";
import { inputOf, textOf } from "./judge-messages";
import { statementForm } from "./statement-form";

export const faithfulness = defineJudge({
  type: "faithfulness",
  about: "The share of the output's statements that follow from the context the case holds.",
  definition:
    "Statements of the output that can be inferred from the context ÷ all its statements, as Ragas defines faithfulness; here one answer of the judge both lists and judges them. An output that states nothing is skipped (Ragas: not a number), an empty context scores 0. Of several votes the median counts. It passes from the threshold on. llm-judge with the preset of this name judges the whole against the input instead.",
  threshold: 0.7,
  maxTokens: 4_000,
  options: contextOptions,
  examples: [
    {
      input: { context: "Einstein was born on 14 March 1879 in Ulm." },
      output: "Einstein was born in Ulm in 1880.",
      answers: [
        {
          statements: [
            { statement: "Einstein was born in Ulm.", reason: "The context says so.", supported: true },
            { statement: "Einstein was born in 1880.", reason: "The context says 1879.", supported: false },
          ],
        },
      ],
      ...{ score: 0.5, passed: false },
    },
  ],
  ask(sample, options) {
    const chunks = contextOf(sample, options);
    if ("skipped" in chunks) return chunks;
    if (sample.output.text.trim() === "") return { skipped: "The output is empty: it states nothing." };
    if (chunks.length === 0) return { score: 0, reason: "The context is empty." };
    return {
      criteria:
        "Does what the output states follow from the context? Truth in the outside world does not count: only the context does.",
      material: [inputOf(sample), asContext(chunks), ["output", textOf(sample.output)]],
      form: statementForm("output", "context"),
    };
  },
});
