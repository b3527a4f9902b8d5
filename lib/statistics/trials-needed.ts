import type { MetricComparison } from "./compare-metric";
import { marginOnScale } from "./margin-on-scale";

/**
 * `trials` a case would decide on the present cases (null: no number of them would), and `leastHalfWidth` is what endless trials
 * would leave. Both null with a reason when the trials cannot tell.
 */
export type TrialsNeeded =
  | { trials: number | null; leastHalfWidth: number; reason: null }
  | { trials: null; leastHalfWidth: null; reason: "one_trial" | "no_interval" | "no_spread" };

/**
 * What more trials of the same cases would give. With t trials the variance of a group's difference is `between + within ÷ t`; the
 * share of the second is estimated from the repeated trials, so T trials leave the half-width × √(1 − share + share × t ÷ T).
 */
export function trialsNeeded(comparison: MetricComparison): TrialsNeeded {
  const { kind, delta, halfWidth, trials, trialShare } = comparison;
  if (halfWidth === null) return { trials: null, leastHalfWidth: null, reason: "no_interval" };
  if (trialShare === null) return { trials: null, leastHalfWidth: null, reason: trials > 1 ? "no_spread" : "one_trial" };
  const target = (marginOnScale(kind, delta) / (2 * halfWidth)) ** 2;
  const shrinkable = target - (1 - trialShare);
  return {
    trials: shrinkable > 0 ? Math.max(1, Math.ceil((trialShare * trials) / shrinkable - 1e-9)) : null,
    leastHalfWidth: halfWidth * Math.sqrt(1 - trialShare),
    reason: null,
  };
}
