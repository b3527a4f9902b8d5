import { defineEvaluator, type Score } from "./evaluator";
import { HeuristicOptions } from "./heuristic-options";
import { type Check, type ChecksTask, runChecks } from "./run-checks";

/** Characters that take some 50 ms at most; a longer text goes to a thread, so that nothing else waits. */
const maxInlineLength = 100_000;

export const heuristic = defineEvaluator({
  type: "heuristic",
  version: 1,
  about:
    "Simple checks without a model: length, forbidden words, refusal, language, personal data, repetition. The score is the share passed.",
  options: HeuristicOptions,

  score({ output }, options, tools) {
    const task: ChecksTask = { output, options };
    if (output.text.length <= maxInlineLength) return scoreOf(runChecks(task));
    return tools.isolate<Check[]>("heuristic", task).then(scoreOf);
  },
});

function scoreOf(checks: Check[]): Score {
  if (checks.length === 0) return { skipped: "Too little text to tell its language." };
  const failed = checks.filter(({ passed }) => !passed);
  return {
    score: (checks.length - failed.length) / checks.length,
    passed: failed.length === 0,
    reason: failed.length === 0 ? `All ${checks.length} checks passed.` : failed.map(({ note }) => note).join(" "),
    details: { checks },
  };
}
