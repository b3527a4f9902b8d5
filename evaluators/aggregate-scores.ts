import type { JsonValue, Score } from "./evaluator";

/** A configured use of an evaluator. `threshold` decides `passed` (score ≥ threshold, after negation) in place of the evaluator's own word. */
export type EvaluatorUse = {
  key: string;
  type: string;
  weight: number;
  threshold?: number;
  required: boolean;
  negate: boolean;
};

/** `score` and `passed` are null when the evaluator was skipped or failed; `reason` then says why. */
export type UseScore = {
  key: string;
  type: string;
  score: number | null;
  passed: boolean | null;
  skipped: string | null;
  reason: string;
  details: JsonValue | null;
  weight: number;
};

/** `errors` not empty: the caller makes the item failed at stage `evaluator`; total and passed are then null, so no average sees half a sum. */
export type Aggregate = {
  scores: UseScore[];
  errors: { key: string; message: string }[];
  total: number | null;
  passed: boolean | null;
};

/** Sums of weights such as 0.1 + 0.2 miss their decimal value by less than this. */
const tolerance = 1e-9;

/**
 * Total and verdict of an item. The total is the weighted mean of the scores given. Without `passThreshold` every scored evaluator of
 * weight > 0 must have passed; with it the total must reach it and every required evaluator that was scored, of whatever weight, must
 * have passed. Skipped means not asked, so a skipped one never fails an item, required or not. Nothing scored with weight > 0: null, null.
 * negate turns the score into 1 − score and flips `passed`.
 */
export function aggregateScores(outcomes: { use: EvaluatorUse; outcome: Score | Error }[], passThreshold?: number): Aggregate {
  const scores = outcomes.map(({ use, outcome }) => scoreOf(use, outcome));
  const errors = outcomes.flatMap(({ use, outcome }) => errorOf(use, outcome));
  const given = outcomes.flatMap(({ use }, i) => {
    const { score = null, passed = null } = scores[i] ?? {};
    return score === null ? [] : [{ use, score, passed: passed === true }];
  });
  const weighty = given.filter(({ use }) => use.weight > 0);
  if (errors.length > 0 || weighty.length === 0) return { scores, errors, total: null, passed: null };

  const weights = weighty.reduce((sum, { use }) => sum + use.weight, 0);
  const total = weighty.reduce((sum, { use, score }) => sum + use.weight * score, 0) / weights;
  const passed =
    passThreshold === undefined
      ? weighty.every((one) => one.passed)
      : total >= passThreshold - tolerance && given.every((one) => one.passed || !one.use.required);
  return { scores, errors, total, passed };
}

function scoreOf(use: EvaluatorUse, outcome: Score | Error): UseScore {
  const { key, type, weight, threshold, negate } = use;
  const none = { key, type, score: null, passed: null, skipped: null, details: null, weight };
  const [error] = errorOf(use, outcome);
  if (error || outcome instanceof Error) return { ...none, reason: error?.message ?? "" };
  if ("skipped" in outcome) return { ...none, skipped: outcome.skipped, reason: outcome.skipped };

  const score = negate ? 1 - outcome.score : outcome.score;
  const passed = threshold === undefined ? outcome.passed !== negate : score >= threshold - tolerance;
  return { ...none, score, passed, reason: outcome.reason, details: outcome.details ?? null };
}

/** A score off the scale is the evaluator's error, not a figure. */
function errorOf({ key }: EvaluatorUse, outcome: Score | Error): { key: string; message: string }[] {
  if (outcome instanceof Error) return [{ key, message: outcome.message }];
  if ("skipped" in outcome || (outcome.score >= 0 && outcome.score <= 1)) return [];
  return [{ key, message: `The score ${outcome.score} is not between 0 and 1.` }];
}
