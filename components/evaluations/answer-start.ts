import type { Output } from "@/evaluators/evaluator";

/** How an answer begins, for a row of a list. */
export function answerStart(output: Output | null, most = 240): string {
  if (!output) return "—";
  const text = output.text || output.refusal || output.toolCalls.map(({ name }) => `${name}()`).join(" ") || "(empty)";
  return text.slice(0, most);
}
