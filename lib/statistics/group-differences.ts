import type { MetricKind, Observation } from "./observation";
import { summarise } from "./paired-mean-interval";

/** Means over complete pairs, on the scale of analysis: for a ratio log(baseline) and log(candidate ÷ baseline). */
type Unit = { baseline: number; difference: number };
export type CaseDifference = Unit & { caseId: string; group: string; trials: number };
type GroupDifference = Unit & { group: string; cases: number };

export type GroupDifferences = {
  /** In the order the baseline first names them. */
  groups: GroupDifference[];
  cases: CaseDifference[];
  /** The k-th trial of a case that both arms planned; complete ones have a value on both sides. */
  pairs: number;
  missing: number;
  /** Cases of either arm that the other lacks or holds with other content: outside the comparison, not missing from it. */
  unmatched: number;
  /** The part of the variance of the groups' differences that comes from repeating trials; null without repeated trials. */
  trialVariance: number | null;
  /** Every value is 0 or 1, so a score that is one is pass/fail by another name. */
  binary: boolean;
};

/**
 * Pairs two arms on the cases whose content hash is equal, and averages candidate − baseline over trials, then cases, then groups
 * (a case without a group is its own). Trials pair in their order; those that only one arm planned take no part.
 *
 * For a ratio both values must be positive, or both 0 (a free model costs the same as a free model); any other pair counts as missing.
 */
export function groupDifferences(baseline: Observation[], candidate: Observation[], kind: MetricKind): GroupDifferences {
  const keyOf = caseKeys();
  const reference = byCase(baseline, keyOf);
  const challenger = byCase(candidate, keyOf);
  const cases: CaseDifference[] = [];
  let isGrouped = false;
  let [pairs, missing, matched, squares] = [0, 0, 0, 0];
  let binary = kind !== "ratio";

  for (const [key, before] of reference) {
    const after = challenger.get(key);
    const first = before[0];
    if (!after || !first) continue;
    const found = pairTrials(before, after, kind);
    matched++;
    pairs += found.trials;
    missing += found.missing;
    squares += found.squares;
    binary &&= found.binary;
    if (found.trials === 0) continue;
    const group = first.group ?? after[0]?.group ?? null;
    isGrouped ||= group !== null || key !== first.caseId;
    cases.push({
      caseId: first.caseId,
      group: group === null ? `case ${first.caseId}` : `group ${group}`,
      trials: found.trials,
      baseline: found.baseline,
      difference: found.difference,
    });
  }
  const freedom = pairs - cases.length;
  const groups = isGrouped ? [...Map.groupBy(cases, (one) => one.group).values()] : cases.map((one) => [one]);
  return {
    groups: groups.map(averageOf),
    cases,
    pairs,
    missing,
    unmatched: reference.size + challenger.size - 2 * matched,
    trialVariance: freedom === 0 ? null : (squares / freedom) * trialShare(groups),
    binary,
  };
}

/** What a case with its content is known by: almost always its id alone, since making a text of both for each observation takes long. */
function caseKeys() {
  const usual = new Map<string, string>();
  return ({ caseId, contentHash }: Observation): string => {
    const first = usual.get(caseId);
    if (first === undefined) usual.set(caseId, contentHash);
    return first === undefined || first === contentHash ? caseId : `${caseId} ${contentHash}`;
  };
}

function byCase(observations: Observation[], keyOf: (one: Observation) => string): Map<string, Observation[]> {
  const cases = Map.groupBy(observations, keyOf);
  for (const trials of cases.values()) if (trials.length > 1) trials.sort((a, b) => a.trial - b.trial);
  return cases;
}

/** One pass over a case's trials; `squares` is the sum of squared deviations from the mean difference (Welford). */
function pairTrials(before: Observation[], after: Observation[], kind: MetricKind) {
  const planned = Math.min(before.length, after.length);
  let [trials, sum, difference, squares] = [0, 0, 0, 0];
  let binary = true;
  for (let trial = 0; trial < planned; trial++) {
    const pair = measure(before[trial]?.value, after[trial]?.value, kind);
    if (!pair) continue;
    trials++;
    sum += pair.baseline;
    const away = pair.difference - difference;
    difference += away / trials;
    squares += away * (pair.difference - difference);
    binary &&= isBinary(pair.baseline) && isBinary(pair.baseline + pair.difference);
  }
  return { trials, missing: planned - trials, baseline: sum / trials, difference, squares, binary };
}

function measure(baseline: number | null | undefined, candidate: number | null | undefined, kind: MetricKind): Unit | null {
  if (!isMeasured(baseline) || !isMeasured(candidate)) return null;
  if (kind !== "ratio") return { baseline, difference: candidate - baseline };
  if (baseline === 0 && candidate === 0) return { baseline: Number.NEGATIVE_INFINITY, difference: 0 };
  return baseline > 0 && candidate > 0 ? { baseline: Math.log(baseline), difference: Math.log(candidate / baseline) } : null;
}

const isMeasured = (value: number | null | undefined): value is number => Number.isFinite(value);

const isBinary = (value: number) => value === 0 || value === 1;

const averageOf = (members: CaseDifference[]): GroupDifference => ({
  group: members[0]?.group ?? "",
  cases: members.length,
  baseline: summarise(members.map((one) => one.baseline)).mean,
  difference: summarise(members.map((one) => one.difference)).mean,
});

/** What one trial's variance contributes to that of a group's mean, averaged over the groups. */
const trialShare = (groups: CaseDifference[][]) =>
  summarise(groups.map((members) => members.reduce((sum, one) => sum + 1 / one.trials, 0) / members.length ** 2)).mean;
