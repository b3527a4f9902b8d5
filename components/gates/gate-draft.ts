import type { GateRules } from "@/lib/gates/schema";

/** The rules as they are typed; what is empty is not asked. Rates in percent. */
export type GateDraft = {
  suiteId: string;
  comparison: GateRules["comparison"];
  minPassRate: string;
  minScores: Record<string, string>;
  maxLatencyP95Ms: string;
  maxCostUsdPerItem: string;
  minCases: string;
  maxAgeHours: string;
  approvals: string;
};

export function draftOfGate(gate: { suiteId: string | null; rules: GateRules } | null, defaultSuiteId: string | null): GateDraft {
  const { rules = { comparison: "noWorse" as const, approvals: 0 } } = gate ?? {};
  const typed = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    suiteId: (gate ? gate.suiteId : defaultSuiteId) ?? "",
    comparison: rules.comparison,
    minPassRate: rules.minPassRate === undefined ? "" : String(tidy(rules.minPassRate * 100)),
    minScores: Object.fromEntries(Object.entries(rules.minScores ?? {}).map(([key, least]) => [key, String(least)])),
    maxLatencyP95Ms: typed(rules.maxLatencyP95Ms),
    maxCostUsdPerItem: typed(rules.maxCostUsdPerItem),
    minCases: typed(rules.minCases),
    maxAgeHours: typed(rules.maxAgeHours),
    approvals: String(rules.approvals),
  };
}

/** What is sent: without a suite only approvals can be asked; scores only of evaluators the suite has. */
export function gateOfDraft(draft: GateDraft, keys: string[]) {
  const approvals = numberOf(draft.approvals) ?? 0;
  if (draft.suiteId === "") return { suiteId: null, rules: { comparison: "none", approvals } };
  const percent = numberOf(draft.minPassRate);
  const scores = keys.flatMap((key): [string, number][] => {
    const least = numberOf(draft.minScores[key] ?? "");
    return least === undefined ? [] : [[key, least]];
  });
  const rules = {
    comparison: draft.comparison,
    minPassRate: percent === undefined ? undefined : tidy(percent / 100),
    minScores: scores.length > 0 ? Object.fromEntries(scores) : undefined,
    maxLatencyP95Ms: numberOf(draft.maxLatencyP95Ms),
    maxCostUsdPerItem: numberOf(draft.maxCostUsdPerItem),
    minCases: numberOf(draft.minCases),
    maxAgeHours: numberOf(draft.maxAgeHours),
    approvals,
  };
  return { suiteId: draft.suiteId, rules: Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) };
}

const tidy = (value: number) => Math.round(value * 1e6) / 1e6;

function numberOf(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text.replace(",", "."));
}
