import type { CaseLink, GateCheck } from "./schema";

/** All that the rules of a gate are judged by, read before. */
export type GateFacts = {
  /** The gate names a suite: else only approvals are asked. */
  measured: boolean;
  suite: { accepted: number | null; current: number | null };
  /** How many evaluations count. */
  counted: number;
  /** Why an evaluation that would count keeps the gate shut, each in a sentence. */
  blocking: string[];
  /** Nothing counts, but there are evaluations that compare with what was served before. */
  stale: boolean;
  integrity: { planned: number; missing: number; cases: CaseLink[] };
  judges: { key: string; eligible: boolean; reason: string }[];
  /** `first`: the environment serves nothing; `same`: what it serves is the very same. */
  reference: "first" | "same" | "other";
  comparison: GateCheck["comparison"];
  guardrails: { metric: string; margin: number; reading: "ok" | "breached" | "unclear" }[];
  /** The pairs behind the comparison. */
  pairCases: CaseLink[];
  figures: {
    cases: number;
    passRate: number | null;
    scores: ReadonlyMap<string, number | null>;
    latencyP95Ms: number | null;
    costUsdPerItem: number | null;
  };
  ageHours: number | null;
  /** The results behind a rule. */
  armCases: (rule: string) => CaseLink[];
  approvals: { approved: number; declined: number };
};
