import { isDatabaseError } from "@/db/rows";
import { findEvaluator } from "@/evaluators";
import type { EvaluatorTools, Sample } from "@/evaluators/evaluator";

type Plain = Omit<EvaluatorTools, "evaluate">;

/** Calls of the nth evaluator that is asked have numbers of their own, the same again whichever of them is quicker. */
const slotsEach = 1_000;

/** Tools that can ask other evaluators of the catalogue about the same sample, but none that asks others itself. */
export function withNested(sample: Sample, toolsFrom: (firstSlot: number) => Plain): EvaluatorTools {
  const refuse = () => Promise.resolve(new Error("An evaluator that is asked by another asks none itself."));
  return {
    ...toolsFrom(0),
    async evaluate(nth, { type, options }) {
      const evaluator = findEvaluator(type);
      if (!evaluator || evaluator.nests || evaluator.rivalOf) return new Error(`there is no evaluator “${type}” for it.`);
      const { data, error } = evaluator.options.safeParse(options);
      if (error)
        return new Error(`its options do not fit: ${error.issues.map(({ path, message }) => [...path, message].join(": "))}.`);
      try {
        return await evaluator.score(sample, data, { ...toolsFrom((nth + 1) * slotsEach), evaluate: refuse });
      } catch (error) {
        if (isDatabaseError(error)) throw error; // the ledger's trouble, not the evaluator's
        return error instanceof Error ? error : new Error(String(error));
      }
    },
  };
}
