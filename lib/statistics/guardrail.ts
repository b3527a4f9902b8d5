import type { MetricComparison } from "./compare-metric";
import { type DecisionContext, doubts, gainInterval } from "./decision-rules";
import { marginOnScale } from "./margin-on-scale";

/** How another metric stands against its own margin: `ok` is no worse by δ, `breached` is worse by δ or more, both beyond doubt. */
export function guardrail(comparison: MetricComparison, context: DecisionContext): "ok" | "breached" | "unclear" {
  const gain = gainInterval(comparison);
  if (!gain || doubts(comparison, context).length > 0) return "unclear";
  const margin = marginOnScale(comparison.kind, comparison.delta);
  if (gain.low > -margin) return "ok";
  return gain.high <= -margin ? "breached" : "unclear";
}
