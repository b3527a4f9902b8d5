import type { Expectations, JsonValue, Output, Usage } from "@/evaluators/evaluator";
import type { ClosedCall } from "@/lib/ledger/closed-call";
import type { CallLimits } from "@/lib/providers/model";
import type { ChatMessage } from "@/lib/templates/content";

/**
 * One lane of one evaluation at work; `claimant` is its job's id, the same again when the job is delivered again. What it takes it holds
 * as `delivery` (the claimant and a mark of this one), so that a worker that was overtaken and its successor do not take each other's.
 */
export type LaneRun = { evaluationId: string; round: number; claimant: string; delivery: string };

/** The limits of one call, and of its tries; in production `laneLimits`. */
export type LaneLimits = Omit<CallLimits, "signal"> & { maxTries: number; firstBackoffMs: number };

/** An item taken by a lane, with what its case holds; `stored` when its answer was kept by an earlier attempt. */
export type ClaimedItem = {
  resultId: string;
  armId: string;
  trial: number;
  attempt: number;
  /** Calls of earlier attempts that were sent and failed since a person asked for it again, by how; one handed back or lost is none. */
  failed: { limited: number; timedOut: number; otherwise: number };
  /** Judges' calls that failed, ever: those to come have keys of their own. */
  failedJudgeCalls: number;
  idempotencyKey: string;
  case: {
    id: string;
    tags: string[];
    variables: Record<string, JsonValue>;
    expectations: Expectations;
    metadata: Record<string, JsonValue>;
  };
  stored: {
    messages: ChatMessage[];
    output: Output;
    latencyMs: number | null;
    usage: Usage | null;
    costUsd: number | null;
  } | null;
};

/** A row of `result_scores`. */
export type StoredScore = {
  key: string;
  score: number | null;
  passed: boolean | null;
  skipped: string | null;
  error: string | null;
  reason: string | null;
  details: JsonValue | null;
};

/**
 * What one attempt at an item came to, to be stored at once. `outcome` other than `ok` on a completed item is the version's own failure
 * (`length`, `content_filter`, `refusal`, `deadline`); `waiting` is tried again after `retryInMs`; `pending` was handed back untried;
 * `running` keeps the answer before it is scored, where scoring asks a model: a worker that dies meanwhile need not ask again.
 */
export type ItemEnd = {
  resultId: string;
  attempt: number;
  status: "completed" | "failed" | "waiting" | "pending" | "running";
  outcome: string | null;
  retryInMs: number | null;
  total: number | null;
  passed: boolean | null;
  error: { stage: "compile" | "call" | "evaluator"; code: string; message: string } | null;
  answer: { messages: string; output: string; raw: string } | null;
  figures: { latencyMs: number; inputTokens: number | null; outputTokens: number | null; costUsd: number | null } | null;
  scores: StoredScore[];
  calls: ClosedCall[];
};
