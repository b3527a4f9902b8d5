import { decisionLevel } from "./decision-level";
import { type CaseDifference, type GroupDifferences, groupDifferences } from "./group-differences";
import type { Interval } from "./interval";
import { intervalPValue } from "./interval-p-value";
import { marginOnScale } from "./margin-on-scale";
import type { MetricKind, Observation } from "./observation";
import { meanInterval, summarise } from "./paired-mean-interval";
import { pairedProportionInterval } from "./paired-proportion-interval";

export type MetricToCompare = {
  kind: MetricKind;
  /** How much worse it may be before a customer notices: 0.05 = 5 points, for a ratio 0.1 = 10 %. */
  delta: number;
  /** Default: true for a ratio (latency, cost). */
  lowerIsBetter?: boolean;
  baseline: Observation[];
  candidate: Observation[];
  /** How many candidates are compared with this reference (m). */
  candidates?: number;
  /** 1 for the planned verdict, one more each time cases were added (k). */
  looks?: number;
};

/**
 * For proportion and score: baseline and candidate are means over the pairs, difference = candidate − baseline, -1..1.
 * For a ratio: geometric means in the metric's unit, and difference, low and high are candidate ÷ baseline − 1 (-0.06 = 6 % less).
 * Null where the pairs are too few to give the figure. The sign is the metric's own; `improved` and `regressed` know the direction.
 */
export type MetricComparison = {
  kind: MetricKind;
  delta: number;
  lowerIsBetter: boolean;
  method: "bonett_price" | "paired_t";
  groups: number;
  cases: number;
  pairs: number;
  missing: number;
  unmatched: number;
  baseline: number | null;
  candidate: number | null;
  difference: number | null;
  low: number | null;
  high: number | null;
  level: number;
  /** On the scale of analysis: for a ratio that of the logarithm. */
  halfWidth: number | null;
  /** Not corrected for m or k: the interval leaves 0 out exactly when it is below 1 − level. */
  pValue: number | null;
  /** By case. A ratio counts as the same while it stays within δ. */
  improved: number;
  regressed: number;
  same: number;
  /** Trials a case, and the share of the groups' variance that more trials would shrink (null with one trial). */
  trials: number;
  trialShare: number | null;
};

/** Compares one candidate with one reference on one metric: the figures every word, gate and page reads. */
export function compareMetric(metric: MetricToCompare): MetricComparison {
  const { kind, delta, lowerIsBetter = kind === "ratio" } = metric;
  const margin = marginOnScale(kind, delta);
  const paired = groupDifferences(metric.baseline, metric.candidate, kind);
  const level = decisionLevel(metric);
  const { method, intervalAt } = intervalOf(paired, kind);
  const interval = intervalAt(level);
  const differences = summarise(paired.groups.map((group) => group.difference));
  const some = paired.groups.length > 0;
  const show = (value: number) => (kind === "ratio" ? Math.expm1(value) : value);
  const baselineMean = summarise(paired.groups.map((group) => group.baseline)).mean;
  const baseline = kind === "ratio" ? Math.exp(baselineMean) : baselineMean;

  return {
    kind,
    delta,
    lowerIsBetter,
    method,
    groups: paired.groups.length,
    cases: paired.cases.length,
    pairs: paired.pairs,
    missing: paired.missing,
    unmatched: paired.unmatched,
    baseline: some ? baseline : null,
    candidate: some ? (kind === "ratio" ? baseline * Math.exp(differences.mean) : baseline + differences.mean) : null,
    difference: some ? show(differences.mean) : null,
    low: interval && show(interval.low),
    high: interval && show(interval.high),
    level,
    halfWidth: interval?.halfWidth ?? null,
    pValue: intervalPValue(intervalAt),
    ...countCases(paired.cases, kind === "ratio" ? margin : 1e-9, lowerIsBetter),
    trials: paired.cases.length === 0 ? 0 : paired.pairs / paired.cases.length,
    trialShare:
      paired.trialVariance === null || differences.variance === 0
        ? null
        : Math.min(1, paired.trialVariance / differences.variance),
  };
}

type ChosenInterval = { method: MetricComparison["method"]; intervalAt: (level: number) => Interval | null };

/** A score whose values are all 0 or 1 is pass/fail; other scores get the floor only when every group agrees. */
function intervalOf({ groups, cases, binary }: GroupDifferences, kind: MetricKind): ChosenInterval {
  const single = groups.length === cases.length && cases.every((one) => one.trials === 1);
  if (binary && single) {
    const improved = cases.filter((one) => one.difference > 0).length;
    const regressed = cases.filter((one) => one.difference < 0).length;
    return { method: "bonett_price", intervalAt: (level) => pairedProportionInterval(improved, regressed, cases.length, level) };
  }
  const summary = summarise(groups.map((group) => group.difference));
  const options =
    kind === "ratio"
      ? ({ floor: "none" } as const)
      : ({ floor: binary || kind === "proportion" ? "always" : "whenEqual", limit: 1 } as const);
  return { method: "paired_t", intervalAt: (level) => meanInterval(summary, { ...options, level }) };
}

function countCases(cases: CaseDifference[], tolerance: number, lowerIsBetter: boolean) {
  const up = cases.filter((one) => one.difference > tolerance).length;
  const down = cases.filter((one) => one.difference < -tolerance).length;
  const [improved, regressed] = lowerIsBetter ? [down, up] : [up, down];
  return { improved, regressed, same: cases.length - up - down };
}
