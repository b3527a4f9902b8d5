import { show } from "@/components/show";
import type { compareArms } from "@/lib/evaluations/compare-arms";

export type Comparison = Awaited<ReturnType<typeof compareArms>>;
type Told = Pick<Comparison, "verdict" | "reasons" | "margin" | "baseline" | "candidate" | "integrity" | "casesNeeded"> & {
  metrics: Pick<Comparison["metrics"][number], "difference" | "low" | "high" | "cases" | "groups">[];
};

/** The comparison in one sentence, and, where there is no verdict, what would decide. */
export function verdictSentence(comparison: Told): { sentence: string; wouldDecide: string[] } {
  const { verdict, baseline, candidate, margin, integrity } = comparison;
  const [primary] = comparison.metrics;
  const cases = `${counted(primary?.cases ?? 0, "case")}, ${show.count(integrity.missing)} missing`;
  const words = {
    better: `${candidate.label} is better`,
    worse: `${candidate.label} is worse`,
    equivalent: `${candidate.label} is equivalent to ${baseline.label}, within ±${pointsOf(margin)}`,
    undecided: "Undecided",
  };
  const measured = primary && primary.difference !== null ? `${measure(primary)}, ${cases}` : cases;
  // before the end the other doubts are only that it has not ended
  const unfinished = comparison.reasons.filter((reason) => reason === "not_finished");
  const reasons = unfinished.length > 0 ? unfinished : comparison.reasons;
  return { sentence: `${words[verdict]}: ${measured}`, wouldDecide: reasons.map((reason) => remedy(reason, comparison)) };
}

function measure({ difference, low, high }: Told["metrics"][number]): string {
  const range = low === null || high === null ? "" : ` (${show.points(low)} to ${show.points(high)})`;
  return `${pointsOf(difference ?? 0, true)}${range}`;
}

function pointsOf(value: number, sign = false): string {
  const text = show.points(value, sign);
  return `${text} ${/^[+−]?1$/.test(text) ? "point" : "points"}`;
}

const counted = (count: number, noun: string) => `${show.count(count)} ${noun}${count === 1 ? "" : "s"}`;

function remedy(reason: Comparison["reasons"][number], { integrity, casesNeeded, margin, metrics }: Told): string {
  const groups = metrics[0]?.groups ?? 0;
  switch (reason) {
    case "not_finished":
      return "A verdict needs every planned item: wait for the end of the evaluation, or resume it where it was stopped.";
    case "integrity":
      return `${counted(integrity.missing, "pair")} of ${show.count(integrity.pairs + integrity.missing)} are missing, and a verdict bears 2% at most: find out why the items failed, and evaluate again.`;
    case "few_groups":
      return `A verdict needs at least 20 independent cases; there ${groups === 1 ? "is" : "are"} ${show.count(groups)}: add cases to the dataset, and evaluate again.`;
    case "wide":
      return casesNeeded === null
        ? "The interval leaves more than one verdict possible: more cases would decide."
        : `About ${counted(casesNeeded, "case")} would decide, at a margin of ±${pointsOf(margin)}.`;
  }
}
