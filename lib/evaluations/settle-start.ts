import type { Context } from "@/lib/context";
import { invalidInput, unprocessable } from "@/lib/errors";
import { readSuite, requireInUse } from "@/lib/suites/rows";
import type { StartEvaluation } from "./schema";

/** What is measured once everything is said: by the start itself, or by the suite's newest revision where it names one. */
export async function settleStart(ctx: Context, input: StartEvaluation) {
  const { suiteId, datasetId, evaluators, passThreshold, trials, split, ...more } = input;
  if (suiteId === undefined) {
    if (!datasetId || !evaluators) throw invalidInput("Name a dataset and evaluators, or a suite.");
    return { ...more, datasetId, evaluators, passThreshold, trials: trials ?? 1, split, suite: null };
  }
  const suite = await readSuite(ctx, suiteId);
  requireInUse(suite);
  if (trials !== undefined && trials < suite.trials) {
    const message = `the suite asks for ${suite.trials}; they can be raised, not lowered`;
    throw unprocessable(`trials: ${message}.`, [{ path: "trials", message }]);
  }
  return {
    ...more,
    datasetId: suite.datasetId,
    evaluators: suite.evaluators,
    passThreshold: suite.passThreshold ?? undefined,
    trials: trials ?? suite.trials,
    split: split === undefined ? suite.split : split,
    suite: { id: suite.id, name: suite.name, revision: suite.revision },
  };
}
