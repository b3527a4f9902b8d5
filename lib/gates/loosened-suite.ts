import { isDeepStrictEqual } from "node:util";
import type { Recipe as AnyRecipe } from "@/lib/suites/rows";

/** What a revision of a suite asks, with the suite's id. */
export type Recipe = Omit<AnyRecipe, "split"> & { id: string };

/**
 * In which ways another recipe may ask for less than the one that was accepted. Only what is evidently as strict is none: the same cases
 * scored in the same way, a margin no wider, no guardrail less, no fewer trials. Anything else a person has to look at.
 */
export function loosenedSuite(before: Recipe | null, after: Recipe | null): string[] {
  if (!before) return [];
  if (!after) return ["The gate names no suite any more."];
  if (before.id !== after.id) return ["The gate names another suite."];
  const loosened: string[] = [];
  if (before.datasetId !== after.datasetId) loosened.push("The suite measures on another dataset.");
  if (!isDeepStrictEqual(before.evaluators, after.evaluators))
    loosened.push("The suite scores with other evaluators or other settings of them.");
  const [was, is] = [before.passThreshold, after.passThreshold];
  if (was !== is && (was === null || is === null || is < was)) loosened.push("The suite lets an item pass in another way.");
  if (before.primaryMetric !== after.primaryMetric)
    loosened.push(`The suite decides by ${after.primaryMetric} instead of ${before.primaryMetric}.`);
  else if (after.margin > before.margin) loosened.push(`The suite's margin is ${after.margin} instead of ${before.margin}.`);
  if (after.trials < before.trials) loosened.push(`The suite has ${after.trials} trials instead of ${before.trials}.`);
  for (const { metric, margin } of before.guardrails) {
    const kept = after.guardrails.find((one) => one.metric === metric);
    if (!kept) loosened.push(`The suite has no guardrail on ${metric} any more.`);
    else if (kept.margin > margin) loosened.push(`The suite's guardrail on ${metric} is ${kept.margin} instead of ${margin}.`);
  }
  return loosened;
}
