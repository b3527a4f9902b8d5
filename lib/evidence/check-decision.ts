import { decide } from "@/lib/evaluations/decide";
import type { GateFacts } from "@/lib/gates/gate-facts";
import { judgeRules } from "@/lib/gates/judge-rules";
import { poolItems } from "@/lib/gates/pool-items";
import { summaryOf } from "@/lib/gates/summary-of";
import type { EvidenceFile } from "./evidence-file";
import type { Findings } from "./findings";
import type { KeptEvidence } from "./kept-evidence";
import { pooledFigures } from "./pooled-figures";

const place = "decision";
/** The gate looked at the clock a little before the promotion was written. */
const looseHours = 0.1;

/** What the figures came to and how the rules read, computed again from the results in the file. */
export function checkDecision(file: EvidenceFile, kept: KeptEvidence, findings: Findings): void {
  const { promotion, approvals } = file;
  findings.same(place, "contentHash", kept.contentHash ?? promotion.contentHash, promotion.contentHash);
  findings.same(place, "referenceHash", kept.referenceHash ?? promotion.fromContentHash, promotion.fromContentHash);
  const given = approvals.map(({ personId, decision, at }) => ({ personId, decision, at }));
  findings.same(place, "approvals", kept.approvals, given);
  findings.same(place, "override", promotion.override, kept.override !== null);
  if (kept.override) findings.same(place, "override reason", kept.override.reason, promotion.reason);
  const ids = file.evaluations.map(({ evaluation }) => evaluation.id);
  findings.same(place, "evaluations", kept.evaluationIds.toSorted(), ids.toSorted());
  if (!kept.gate) return void findings.same(place, "rules", kept.rules.length, 0);

  const comparison = compare(file, kept);
  findings.same(place, "comparison", kept.comparison, comparison && JSON.parse(JSON.stringify(comparison)));
  checkRules(judgeRules(kept.gate.rules, factsOf(file, kept, comparison)), kept, findings);
  const isPassed = kept.rules.every(({ passed }) => passed);
  if (!isPassed && !kept.override) findings.differ(place, "a rule was not met and nobody overrode the gate");
  if (isPassed && kept.override) findings.differ(place, "it says that the gate was overridden, and every rule was met");
}

type Comparison = ReturnType<typeof decide> | null;

function compare({ suite, evaluations }: EvidenceFile, kept: KeptEvidence): Comparison {
  const hasReference = kept.arms.some(({ referenceArms }) => referenceArms.length > 0);
  if (!suite || !kept.gate || kept.gate.rules.comparison === "none" || !hasReference) return null;
  const pooled = kept.evaluationIds.flatMap((id) => {
    const [arms, measured] = [
      kept.arms.find(({ evaluationId }) => evaluationId === id),
      evaluations.find(({ evaluation }) => evaluation.id === id),
    ];
    return arms && measured ? [{ ...arms, itemsOf: itemsOf(measured) }] : [];
  });
  const { primaryMetric: primary, margin, guardrails } = suite;
  return decide(poolItems(pooled), { primary, margin, guardrails, keys: [], ...kept.tried, finished: true });
}

function itemsOf({ cases, results }: EvidenceFile["evaluations"][number]) {
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const items = results.map(({ armId, caseId, trial, status, outcome, passed, total, latencyMs, costUsd, scores }) => ({
    ...{ armId, caseId, trial, status, outcome, passed, total, latencyMs, costUsd },
    group: caseOf.get(caseId)?.group ?? null,
    contentHash: caseOf.get(caseId)?.hash ?? "",
    scores: new Map(scores.flatMap(({ key, score }) => (score === null ? [] : [[key, score] as const]))),
  }));
  return Map.groupBy(items, ({ armId }) => armId);
}

/** What a file cannot show is taken as it was recorded: which judges were fit to judge, what lay open, and the suite's present revision. */
function factsOf(file: EvidenceFile, kept: KeptEvidence, comparison: Comparison): GateFacts {
  const recorded = (rule: string) => kept.rules.find((one) => one.rule === rule);
  const current = recorded("suite")?.actual;
  const judges = kept.rules.filter(({ rule }) => rule.startsWith("judge."));
  return {
    ...pooledFigures(file.evaluations, kept.arms),
    measured: kept.gate?.suiteId != null,
    suite: { accepted: kept.gate?.suiteRevision ?? null, current: typeof current === "number" ? current : null },
    counted: kept.evaluationIds.length,
    blocking: kept.leftOut.flatMap(({ why, blocks }) => (blocks ? [why] : [])),
    stale: recorded("evidence")?.detail.startsWith("The evaluations compare with what was served before") ?? false,
    judges: judges.map(({ rule, passed, detail }) => ({ key: rule.slice("judge.".length), eligible: passed, reason: detail })),
    reference: referenceOf(file, kept),
    comparison: comparison && summaryOf(comparison),
    guardrails: comparison?.guardrails ?? [],
    pairCases: [],
    ageHours: ageOf(file, recorded("maxAgeHours")?.actual),
    armCases: () => [],
    approvals: {
      approved: kept.approvals.filter(({ decision }) => decision === "approve").length,
      declined: kept.approvals.filter(({ decision }) => decision === "decline").length,
    },
  };
}

function referenceOf({ promotion }: EvidenceFile, { arms }: KeptEvidence): GateFacts["reference"] {
  if (promotion.fromContentHash === null) return "first";
  const isCompared = arms.some(({ referenceArms }) => referenceArms.length > 0);
  return !isCompared && promotion.fromContentHash === promotion.contentHash ? "same" : "other";
}

function ageOf({ promotion, evaluations }: EvidenceFile, recorded: unknown): number | null {
  const ends = evaluations.flatMap(({ evaluation }) => (evaluation.finishedAt ? Date.parse(evaluation.finishedAt) : []));
  if (ends.length === 0) return null;
  const hours = (Date.parse(promotion.createdAt) - Math.max(...ends)) / 3_600_000;
  return typeof recorded === "number" && Math.abs(recorded - hours) < looseHours ? recorded : hours;
}

function checkRules(computed: ReturnType<typeof judgeRules>, { rules }: KeptEvidence, findings: Findings): void {
  const names = computed.map(({ rule }) => rule);
  const recorded = rules.map(({ rule }) => rule);
  if (!findings.same(place, "rules", recorded.toSorted(), names.toSorted())) return;
  for (const one of computed) {
    const { actual, required, passed, detail } = rules.find(({ rule }) => rule === one.rule) ?? one;
    const at = `${place}, rule ${one.rule}`;
    findings.same(at, "actual", actual, one.actual);
    findings.same(at, "required", required, one.required);
    findings.same(at, "passed", passed, one.passed);
    findings.same(at, "detail", detail, one.detail);
  }
}
