import { show } from "@/components/show";
import type { compareArms } from "@/lib/evaluations/compare-arms";
import { metricWords } from "./metric-words";

export type Comparison = Awaited<ReturnType<typeof compareArms>>;
type Told = Pick<
  Comparison,
  "verdict" | "reasons" | "margin" | "baseline" | "candidate" | "integrity" | "casesNeeded" | "priceNeededUsd" | "trialsNeeded"
> & {
  metrics: Pick<Comparison["metrics"][number], "key" | "kind" | "difference" | "low" | "high" | "cases" | "groups">[];
};

/** The comparison in one sentence, and, where there is no verdict, what would decide. */
export function verdictSentence(comparison: Told): { sentence: string; wouldDecide: string[] } {
  const { verdict, baseline, candidate, margin, integrity } = comparison;
  const [primary] = comparison.metrics;
  const cases = `${counted(primary?.cases ?? 0, "case")}, ${show.count(integrity.missing)} missing`;
  const about = metricWords(primary);
  const inWhat = about.isUsual ? "" : ` in ${about.name.toLowerCase()}`;
  const words = {
    better: `${candidate.label} is better${inWhat}`,
    worse: `${candidate.label} is worse${inWhat}`,
    equivalent: `${candidate.label} is equivalent to ${baseline.label}${inWhat}, within ±${about.amount(margin)}`,
    undecided: `Undecided${inWhat}`,
  };
  const measured = primary && primary.difference !== null ? `${measure(primary)}, ${cases}` : cases;
  // before the end the other doubts are only that it has not ended
  const unfinished = comparison.reasons.filter((reason) => reason === "not_finished");
  const reasons = unfinished.length > 0 ? unfinished : comparison.reasons;
  return { sentence: `${words[verdict]}: ${measured}`, wouldDecide: reasons.map((reason) => remedy(reason, comparison)) };
}

function measure(primary: Told["metrics"][number]): string {
  const { difference, low, high } = primary;
  const { bare, amount } = metricWords(primary);
  const range = low === null || high === null ? "" : ` (${bare(low)} to ${bare(high)})`;
  return `${amount(difference ?? 0, true)}${range}`;
}

const counted = (count: number, noun: string) => `${show.count(count)} ${noun}${count === 1 ? "" : "s"}`;

function remedy(reason: Comparison["reasons"][number], told: Told): string {
  const { integrity, metrics } = told;
  const groups = metrics[0]?.groups ?? 0;
  switch (reason) {
    case "not_finished":
      return "A verdict needs every planned item: wait for the end of the evaluation, or resume it where it was stopped.";
    case "integrity":
      return `${counted(integrity.missing, "pair")} of ${show.count(integrity.pairs + integrity.missing)} are missing, and a verdict bears 2% at most: find out why the items failed, and evaluate again.`;
    case "few_groups":
      return `A verdict needs at least 20 independent cases; there ${groups === 1 ? "is" : "are"} ${show.count(groups)}: add cases to the dataset, and evaluate again.`;
    case "wide":
      return whatDecides(told);
  }
}

function whatDecides({ casesNeeded, priceNeededUsd, trialsNeeded, margin, metrics }: Told): string {
  if (casesNeeded === null) return "The interval leaves more than one verdict possible: more cases would decide.";
  const trials = trialsNeeded === null ? "" : `, or ${counted(trialsNeeded, "trial")} of each of the present ones`;
  const price = priceNeededUsd === null ? "" : ` (${show.cost(priceNeededUsd)} for their answers)`;
  const subject = `About ${counted(casesNeeded, "case")}${price}${trials} would decide`;
  return `${subject}, at a margin of ±${metricWords(metrics[0]).amount(margin)}.`;
}
