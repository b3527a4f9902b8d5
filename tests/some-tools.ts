import type { EvaluatorTools } from "@/evaluators/evaluator";

const refuse = (name: string) => () => Promise.reject(new Error(`This test gives no ${name}.`));

/** The tools given; using another one fails. */
export function someTools(given: Partial<EvaluatorTools> = {}): EvaluatorTools {
  return { complete: refuse("complete"), embed: refuse("embed"), rival: refuse("rival"), isolate: refuse("isolate"), ...given };
}
