import { amountOf } from "./amount-of";
import type { GateFacts } from "./gate-facts";
import type { GateRules, RuleReading } from "./schema";

const asked = { noWorse: "no worse", better: "better" };

const doubts: Record<string, string> = {
  not_finished: "not every planned item is done",
  integrity: "more than 2% of the pairs are missing",
  few_groups: "there are fewer than 20 independent cases",
  wide: "the interval leaves more than one verdict possible",
};

/** How the comparison with what is served reads, and every guardrail of the suite. */
export function comparisonReadings({ comparison }: GateRules, facts: GateFacts): RuleReading[] {
  if (comparison === "none") return [];
  const required = asked[comparison];
  if (facts.reference === "first")
    return [reading("comparison", true, null, required, "Nothing is served yet, so there is nothing to compare with.")];
  if (facts.reference === "same") {
    const detail = "Its content is the very one that is served: it is neither better nor worse.";
    return [reading("comparison", comparison === "noWorse", "the same", required, detail)];
  }
  const found = facts.comparison;
  if (!found) return [reading("comparison", false, null, required, "There is no evidence to compare by.")];
  const passed = comparison === "better" ? found.verdict === "better" : found.noWorse;
  const cases = passed ? [] : facts.pairCases;
  const actual = found.noWorse && found.verdict === "undecided" ? "no worse" : found.verdict;
  return [
    { ...reading("comparison", passed, actual, required, comparisonDetail(found)), cases },
    ...facts.guardrails.map(({ metric, margin, reading: word }) =>
      reading(`guardrails.${metric}`, word === "ok", word, "ok", guardrailDetail(metric, margin, word)),
    ),
  ];
}

function comparisonDetail(found: NonNullable<GateFacts["comparison"]>): string {
  const { metric, difference, low, high, margin, reasons, casesNeeded, level } = found;
  const figures =
    difference === null || low === null || high === null
      ? "There is no interval"
      : `${nameOf(metric)} differs by ${amountOf(metric, difference)} (${amountOf(metric, low)} to ${amountOf(metric, high)}, at ${Math.round(level * 10_000) / 100}%); the margin is ${amountOf(metric, margin)}`;
  const why = reasons.filter((reason) => reason !== "wide" || !found.noWorse).map((reason) => doubts[reason] ?? reason);
  const need = casesNeeded !== null && !found.noWorse ? ` About ${casesNeeded} cases would decide.` : "";
  return why.length > 0 ? `${figures}; ${why.join(", ")}.${need}` : `${figures}.`;
}

function guardrailDetail(metric: string, margin: number, word: "ok" | "breached" | "unclear"): string {
  const amount = amountOf(metric, margin);
  if (word === "ok") return `${nameOf(metric)} is not worse by ${amount}.`;
  return word === "breached"
    ? `${nameOf(metric)} is worse by ${amount} or more.`
    : `Whether it is worse by ${amount} cannot be told yet.`;
}

const names: Record<string, string> = {
  passRate: "The pass rate",
  meanScore: "The mean score",
  latencyMs: "The latency",
  costUsd: "The cost",
};
const nameOf = (metric: string) => names[metric] ?? `The score of “${metric}”`;

const reading = (rule: string, passed: boolean, actual: RuleReading["actual"], required: string, detail: string) => ({
  ...{ rule, passed, actual, required, detail },
  cases: [],
});
