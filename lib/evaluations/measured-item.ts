/** What one item (arm, case, trial) came to, as far as a comparison reads it; where it was measured does not matter. */
export type MeasuredItem = {
  caseId: string;
  group: string | null;
  /** Its order within the case; who pools several evaluations numbers on, in both sides alike. */
  trial: number;
  contentHash: string;
  status: string;
  outcome: string | null;
  passed: boolean | null;
  total: number | null;
  latencyMs: number | null;
  costUsd: number | null;
  /** By the key of the evaluator; a key that is not there was not asked, or errored. */
  scores: ReadonlyMap<string, number | null>;
};
