import { defineEvaluator } from "./evaluator";
import { HeuristicOptions } from "./heuristic-options";
import { runChecks } from "./run-checks";

export const heuristic = defineEvaluator({
  type: "heuristic",
  version: 1,
  about:
    "Simple checks without a model: length, forbidden words, refusal, language, personal data, repetition. The score is the share passed.",
  options: HeuristicOptions,

  score({ output }, options) {
    const checks = runChecks(output, options);
    if (checks.length === 0) return { skipped: "Too little text to tell its language." };
    const failed = checks.filter(({ passed }) => !passed);
    return {
      score: (checks.length - failed.length) / checks.length,
      passed: failed.length === 0,
      reason: failed.length === 0 ? `All ${checks.length} checks passed.` : failed.map(({ note }) => note).join(" "),
      details: { checks },
    };
  },
});
