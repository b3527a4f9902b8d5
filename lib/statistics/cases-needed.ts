import type { MetricComparison } from "./compare-metric";
import { leastGroups } from "./decision-rules";
import { marginOnScale } from "./margin-on-scale";

/** In groups, and in cases at the present number of cases a group. */
export type CasesNeeded = { groups: number; cases: number };

/**
 * How many would decide: n × (2 × half-width ÷ δ)², the number at which the interval is as narrow as the margin on one side. It
 * rests on the spread alone, never on the difference seen, and is never below what a verdict asks for. Null without an interval.
 */
export function casesNeeded(comparison: MetricComparison): CasesNeeded | null {
  const { kind, delta, groups, cases, halfWidth } = comparison;
  if (halfWidth === null) return null;
  const ratio = (2 * halfWidth) / marginOnScale(kind, delta);
  const needed = Math.max(leastGroups, Math.ceil(groups * ratio ** 2));
  return { groups: needed, cases: Math.ceil((needed * cases) / groups) };
}
