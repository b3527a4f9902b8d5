import { casesNeeded } from "@/lib/statistics/cases-needed";
import { compareMetric, type MetricComparison } from "@/lib/statistics/compare-metric";
import type { DecisionContext } from "@/lib/statistics/decision-rules";
import { guardrail } from "@/lib/statistics/guardrail";
import { defaultDelta } from "@/lib/statistics/margin-on-scale";
import { trialsNeeded } from "@/lib/statistics/trials-needed";
import { verdict } from "@/lib/statistics/verdict";
import { kindOfMetric, observeMetric, type Sides } from "./observe-metric";

/** What a comparison is decided by. A metric is `passRate`, `meanScore`, `latencyMs`, `costUsd` or the key of an evaluator. */
export type DecisionRule = {
  primary: string;
  /** How much worse the primary metric may be before a customer notices. */
  margin: number;
  /** Other metrics that must not be worse by their own margins. */
  guardrails: { metric: string; margin: number }[];
};

type Measured = MetricComparison & { key: string };

type Asked = DecisionRule &
  DecisionContext & {
    /** The keys of the evaluators both sides were scored with, in the order they are shown. */
    keys: string[];
    /** How many candidates are compared with the baseline. */
    candidates?: number;
    /** 1 for the planned verdict, one more each time cases were added. */
    look?: number;
  };

/**
 * The one rule of measuring: the primary metric's interval gives the word, guardrails read `ok`, `breached` or `unclear`, and every other
 * metric shows its interval and no word. The primary metric is the first of the metrics. Pure: two sides in, figures out.
 */
export function decide(sides: Sides, { keys, candidates = 1, look = 1, primary, margin, guardrails, ...context }: Asked) {
  const margins = new Map(guardrails.map((one) => [one.metric, one.margin])).set(primary, margin);
  const shown = ["passRate", "meanScore", ...keys, "latencyMs", "costUsd"];
  const measure = (metric: string): Measured => {
    const kind = kindOfMetric(metric);
    const delta = margins.get(metric) ?? defaultDelta(kind);
    return { key: metric, ...compareMetric({ kind, delta, ...observeMetric(sides, metric), candidates, looks: look }) };
  };
  const decisive = measure(primary);
  const others = new Set([...shown, ...guardrails.map(({ metric }) => metric)]); // a guardrail that nothing was scored with reads unclear
  others.delete(primary);
  const metrics: [Measured, ...Measured[]] = [decisive, ...[...others].map(measure)];
  const readings = metrics
    .slice(1)
    .filter(({ key }) => margins.has(key))
    .map((metric) => ({ metric: metric.key, margin: metric.delta, reading: guardrail(metric, context) }));
  const decision = verdict(decisive, context);
  const isOpen = decision.verdict === "undecided";
  return {
    ...decision,
    primary,
    margin,
    metrics,
    guardrails: readings,
    guardrailsOk: readings.every(({ reading }) => reading === "ok"),
    casesNeeded: isOpen ? (casesNeeded(decisive)?.cases ?? null) : null,
    trialsNeeded: isOpen ? trialsNeeded(decisive).trials : null,
  };
}
