import type { Example } from "@/evaluators/evaluator";
import { describeCatalogue } from "@/lib/evaluators/describe-catalogue";
import { prettyJson } from "@/lib/templates/pretty-json";
import { flatFields } from "./flat-fields";
import { plainSchema } from "./plain-schema";
import type { EvaluatorReference, ExampleReference } from "./reference";

/** The catalogue as the documentation shows it, each evaluator's options as fields and its examples in words. */
export const catalogueReference = (): EvaluatorReference[] =>
  describeCatalogue().map(({ options, examples, ...evaluator }) => ({
    ...evaluator,
    options: flatFields(plainSchema(options), {}, 3),
    examples: examples.map((example) => exampleOf(evaluator.type, example)),
  }));

const words: [part: keyof Example, label: string][] = [
  ["input", "Variables"],
  ["messages", "Messages"],
  ["output", "Output"],
  ["expected", "The case expects"],
  ["answers", "The model says"],
  ["latencyMs", "Latency in ms"],
  ["usage", "Tokens"],
  ["costUsd", "Cost in USD"],
];

function exampleOf(type: string, example: Example): ExampleReference {
  return {
    use: shortJson({ type, options: example.options }),
    parts: words.flatMap(([part, label]) => {
      const said = example[part];
      return said === undefined ? [] : [{ label, text: typeof said === "string" ? said : shortJson(said) }];
    }),
    score: example.score === "skipped" ? null : example.score,
    passed: example.passed ?? null,
  };
}

/** On one line where it fits. */
function shortJson(value: unknown): string {
  const line = JSON.stringify(value);
  return line.length <= 80 ? line : prettyJson(value);
}
