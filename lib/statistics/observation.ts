/**
 * One planned measurement of a metric: one case, one trial, one arm.
 * `value` is 0 or 1 for pass/fail, 0..1 for a score, milliseconds or USD for latency and cost, and null where the item was planned
 * but gave none. A case that does not ask for the metric (skipped) is left out, in both arms.
 */
export type Observation = {
  caseId: string;
  group: string | null;
  /** Its order within the case; when several evaluations are pooled, the caller numbers on. */
  trial: number;
  contentHash: string;
  value: number | null;
};

/** `proportion` pass/fail, `score` a mean of 0..1, `ratio` a positive quantity that is compared by its quotient. */
export type MetricKind = "proportion" | "score" | "ratio";
