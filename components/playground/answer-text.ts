import type { Output } from "@/evaluators/evaluator";
import type { RunAnswer } from "./column";

export const outputOf = (run: RunAnswer): Output | null => run.output as unknown as Output | null; // safe: a run's output is stored as one

/** A whole answer as one text: what was said, refused and called. */
export function answerText(run: RunAnswer | null): string | null {
  if (!run?.finishedAt) return null;
  const output = outputOf(run);
  if (!output) return run.outputText || null;
  const calls = output.toolCalls.map(({ name, arguments: given }) => `${name}(${given})`);
  return [output.text, output.refusal, ...calls].filter(Boolean).join("\n");
}
