import { mostMissing } from "@/lib/statistics/decision-rules";
import { comparisonReadings } from "./comparison-readings";
import type { GateFacts } from "./gate-facts";
import type { GateRules, RuleReading } from "./schema";

/**
 * Every rule of a gate with what was found and what it asks. Pure. A rule whose figure is not known is not met: no evidence, no claim.
 */
export function judgeRules(rules: GateRules, facts: GateFacts): RuleReading[] {
  const readings = facts.measured ? [...soundness(facts), ...comparisonReadings(rules, facts), ...limits(rules, facts)] : [];
  if (rules.approvals > 0) readings.push(approvalsReading(rules.approvals, facts));
  return readings;
}

/** Whether there is evidence at all, and whether it can be relied on. */
function soundness({ suite, counted, blocking, integrity, judges, stale }: GateFacts): RuleReading[] {
  const isSame = suite.accepted === suite.current;
  const missing = integrity.planned === 0 ? 0 : integrity.missing / integrity.planned;
  const readings: RuleReading[] = [
    {
      ...{ rule: "suite", passed: isSame, actual: suite.current, required: suite.accepted, cases: [] },
      detail: isSame
        ? `Revision ${suite.accepted} of the suite, as it was accepted.`
        : `The suite has changed since the gate was set: it is at revision ${suite.current}, the gate accepts ${suite.accepted}.`,
    },
    {
      ...{ rule: "evidence", actual: counted, required: 1, cases: [] },
      passed: counted > 0 && blocking.length === 0,
      detail: evidenceDetail(counted, blocking, stale),
    },
  ];
  if (counted > 0)
    readings.push({
      ...{ rule: "integrity", passed: missing <= mostMissing, actual: missing, required: mostMissing },
      detail: `${integrity.missing} of ${integrity.planned} planned measurements are missing.`,
      cases: integrity.missing > 0 ? integrity.cases : [],
    });
  for (const { key, eligible, reason } of judges)
    readings.push({
      ...{ rule: `judge.${key}`, passed: eligible, actual: eligible ? "eligible" : "not eligible", required: "eligible" },
      ...{ detail: reason, cases: [] },
    });
  return readings;
}

function evidenceDetail(counted: number, blocking: string[], stale: boolean): string {
  const [first] = blocking;
  if (first) return blocking.length === 1 ? first : `${first} So do ${blocking.length - 1} more.`;
  if (counted > 0) return counted === 1 ? "One evaluation counts." : `${counted} evaluations count, all of them together.`;
  return stale
    ? "The evaluations compare with what was served before: evaluate again against what is served now."
    : "No evaluation counts: evaluate this version with the suite on its gate cases, beside what is served now.";
}

type Limit = { rule: string; actual: number | null; required: number; isFloor: boolean; found: string; filter?: "failing" };

function limits(rules: GateRules, { counted, figures, ageHours, armCases }: GateFacts): RuleReading[] {
  const asked: Limit[] = [];
  const ask = (rule: string, actual: number | null, required: number | undefined, isFloor: boolean, found: string) => {
    if (required !== undefined) asked.push({ rule, actual, required, isFloor, found });
  };
  ask("minPassRate", figures.passRate, rules.minPassRate, true, "The pass rate over all its evaluations");
  for (const [key, least] of Object.entries(rules.minScores ?? {}))
    ask(`minScores.${key}`, figures.scores.get(key) ?? null, least, true, `The mean score of “${key}”`);
  ask("maxLatencyP95Ms", figures.latencyP95Ms, rules.maxLatencyP95Ms, false, "19 of 20 answers came within it");
  ask("maxCostUsdPerItem", figures.costUsdPerItem, rules.maxCostUsdPerItem, false, "The mean cost of an answer");
  ask("minCases", figures.cases, rules.minCases, true, "Different cases measured");
  ask("maxAgeHours", ageHours, rules.maxAgeHours, false, "Hours since the newest evaluation ended");
  return asked.map(({ rule, actual, required, isFloor, found }) => {
    const passed = counted > 0 && actual !== null && (isFloor ? actual >= required : actual <= required);
    const unknown = counted === 0 ? "There is no evidence to read it from." : "It is not known.";
    return {
      ...{ rule, passed, actual: counted === 0 ? null : actual, required },
      detail: counted === 0 || actual === null ? unknown : `${found}.`,
      cases: counted > 0 ? armCases(rule) : [],
    };
  });
}

function approvalsReading(required: number, { approvals }: GateFacts): RuleReading {
  const { approved, declined } = approvals;
  const passed = declined === 0 && approved >= required;
  const people = required === 1 ? "one person who wrote nothing of it" : `${required} people who wrote nothing of it`;
  const detail =
    declined > 0
      ? `${declined === 1 ? "Somebody has" : `${declined} people have`} declined it.`
      : `It takes the approval of ${people}; ${approved} ${approved === 1 ? "has" : "have"} approved.`;
  return { rule: "approvals", passed, actual: approved, required, detail, cases: [] };
}
