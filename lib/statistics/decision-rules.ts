import type { MetricComparison } from "./compare-metric";

/** Fewer groups than this carry no word. */
export const leastGroups = 20;
/** With more than this share of the planned pairs missing, the comparison is not of what was planned. */
export const mostMissing = 0.02;

/** Why there is no word yet: `wide` is the ordinary one, the interval leaves more than one word possible. */
export type UndecidedReason = "not_finished" | "integrity" | "few_groups" | "wide";

/** `finished`: every planned item is done. `sound` false: the caller found the integrity broken by other than missing pairs. */
export type DecisionContext = { finished: boolean; sound?: boolean };

/** What forbids any word, whatever the interval says. */
export function doubts({ groups, pairs, missing }: MetricComparison, { finished, sound = true }: DecisionContext) {
  const reasons: UndecidedReason[] = [];
  if (!finished) reasons.push("not_finished");
  if (!sound || missing > mostMissing * (pairs + missing)) reasons.push("integrity");
  if (groups < leastGroups) reasons.push("few_groups");
  return reasons;
}

/** The interval on the scale of the margin, turned so that up is better: a latency 10 % lower is a gain of -log 0.9. */
export function gainInterval({ kind, lowerIsBetter, low, high }: MetricComparison): { low: number; high: number } | null {
  if (low === null || high === null) return null;
  const [from, to] = kind === "ratio" ? [Math.log1p(low), Math.log1p(high)] : [low, high];
  return lowerIsBetter ? { low: -to, high: -from } : { low: from, high: to };
}
