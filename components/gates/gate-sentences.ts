import { metricName } from "@/components/evaluations/metric-words";
import { show } from "@/components/show";
import type { GateRules } from "@/lib/gates/schema";
import { marginText } from "./margin-text";
import type { SuiteChoice } from "./suite-note";

type Asked = { rules: GateRules; suite: SuiteChoice | null; environment: string };

/** What a gate asks, a plain sentence for each rule. */
export function gateSentences({ rules, suite, environment }: Asked): string[] {
  const { minPassRate, minScores = {}, maxLatencyP95Ms, maxCostUsdPerItem, minCases, maxAgeHours, approvals } = rules;
  const limits: [value: number | undefined, said: (value: number) => string][] = [
    [minPassRate, (value) => `At least ${show.percent(value)} of its answers pass.`],
    ...Object.entries(minScores).map(([key, least]): [number, (value: number) => string] => [
      least,
      (value) => `Its mean score of ${key} is at least ${show.score(value)}.`,
    ]),
    [maxLatencyP95Ms, (value) => `19 of 20 answers come within ${show.duration(value)}.`],
    [maxCostUsdPerItem, (value) => `An answer costs at most ${show.cost(value)} on average.`],
    [minCases, (value) => `At least ${show.count(value)} different gate cases were measured.`],
    [maxAgeHours, (value) => `The newest evaluation ended at most ${show.count(value)} hours ago.`],
    [
      approvals || undefined,
      (value) =>
        value === 1
          ? "One person who wrote nothing of it approves it, and nobody declines it."
          : `${value} people who wrote nothing of it approve it, and nobody declines it.`,
    ],
  ];
  return [
    ...(suite ? comparisonOf(rules.comparison, suite, environment) : []),
    ...limits.flatMap(([value, said]) => (value === undefined ? [] : [said(value)])),
  ];
}

function comparisonOf(comparison: GateRules["comparison"], suite: SuiteChoice, environment: string): string[] {
  if (comparison === "none") return [];
  const { primaryMetric, margin, guardrails } = suite;
  const metric = metricName(primaryMetric).toLowerCase();
  const word =
    comparison === "better"
      ? `Its ${metric} is better than that of what ${environment} serves, beyond doubt.`
      : `Its ${metric} is beyond doubt not worse than that of what ${environment} serves by ${marginText(primaryMetric, margin)} or more.`;
  const guarded = guardrails.map(
    (one) => `Its ${metricName(one.metric).toLowerCase()} does not get worse by ${marginText(one.metric, one.margin)} or more.`,
  );
  return [word, ...guarded];
}
