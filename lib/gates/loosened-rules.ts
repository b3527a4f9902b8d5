import type { GateRules } from "./schema";

const strictness = { none: 0, noWorse: 1, better: 2 };
const words = { none: "no comparison", noWorse: "no worse", better: "better" };

/** In which ways `after` asks for less than `before`, each in a sentence; none where it asks as much or more. */
export function loosenedRules(before: GateRules, after: GateRules): string[] {
  const loosened: string[] = [];
  if (strictness[after.comparison] < strictness[before.comparison])
    loosened.push(`The comparison asks for ${words[after.comparison]} instead of ${words[before.comparison]}.`);
  const floor = (name: string, was: number | undefined, is: number | undefined) => {
    if (was !== undefined && (is === undefined || is < was)) loosened.push(told(name, was, is));
  };
  const ceiling = (name: string, was: number | undefined, is: number | undefined) => {
    if (was !== undefined && (is === undefined || is > was)) loosened.push(told(name, was, is));
  };
  floor("The least pass rate", before.minPassRate, after.minPassRate);
  for (const [key, was] of Object.entries(before.minScores ?? {}))
    floor(`The least score of “${key}”`, was, new Map(Object.entries(after.minScores ?? {})).get(key));
  ceiling("The ceiling of latency (p95, ms)", before.maxLatencyP95Ms, after.maxLatencyP95Ms);
  ceiling("The ceiling of cost (USD an item)", before.maxCostUsdPerItem, after.maxCostUsdPerItem);
  floor("The least number of cases", before.minCases, after.minCases);
  ceiling("The greatest age (hours)", before.maxAgeHours, after.maxAgeHours);
  floor("The number of approvals", before.approvals, after.approvals);
  return loosened;
}

const told = (name: string, was: number, is: number | undefined) =>
  is === undefined ? `${name} is no longer asked; it was ${was}.` : `${name} is ${is} instead of ${was}.`;
