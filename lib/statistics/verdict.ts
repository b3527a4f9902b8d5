import type { MetricComparison } from "./compare-metric";
import { type DecisionContext, doubts, gainInterval, type UndecidedReason } from "./decision-rules";
import { marginOnScale } from "./margin-on-scale";

export type VerdictWord = "better" | "worse" | "equivalent" | "undecided";
export type Verdict = { verdict: VerdictWord; noWorse: boolean; reasons: UndecidedReason[] };

/**
 * The word for a comparison, from its interval alone. `better` means better for the customer: a lower latency is `better`.
 * Where the comparison cannot be relied on (unfinished, integrity, few groups) `noWorse` is false too: no evidence, no claim.
 */
export function verdict(comparison: MetricComparison, context: DecisionContext): Verdict {
  const reasons = doubts(comparison, context);
  const gain = gainInterval(comparison);
  if (!gain || reasons.length > 0) return { verdict: "undecided", noWorse: false, reasons };
  const margin = marginOnScale(comparison.kind, comparison.delta);
  const word = wordFor(gain, margin);
  return { verdict: word, noWorse: gain.low > -margin, reasons: word === "undecided" ? ["wide"] : [] };
}

function wordFor({ low, high }: { low: number; high: number }, margin: number): VerdictWord {
  if (low > -margin && high < margin) return "equivalent";
  if (low > 0) return "better";
  return high < 0 ? "worse" : "undecided";
}
