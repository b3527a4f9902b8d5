import type { Output, Usage } from "@/evaluators/evaluator";
import type { ChatMessage, ModelSettings } from "@/lib/templates/content";

/** USD per million tokens, from a day (UTC) on; without one, whenever no other holds. Cached input and reasoning cost as the rest where they have no price of their own. */
export type Price = { from?: string; input: number; output: number; cached?: number; reasoning?: number };

/** Takes as many permits as there are for calls of these sizes, in order; `owed` tokens were used beyond what was taken before. */
export type TakePermits = (sizes: number[], owed: number) => Promise<{ granted: number; retryInMs: number }>;

/** An OpenAI-compatible endpoint, its key already decrypted: never log it, never serialise it. */
export type Provider = {
  id: string;
  baseUrl: string;
  apiKey: string;
  /** The operator's own endpoint: may lie in a private network. One that a workspace set up never is, unless the operator allowed it. */
  trusted: boolean;
  maxConcurrency: number;
  /** How long one call may take, where the provider has a limit of its own. */
  timeoutMs?: number;
  /** By model name; a model without an entry has an unknown price. */
  prices: Record<string, Price | readonly Price[]>;
  /** Sent along with every call; never one of our own headers. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  /** Where requests or tokens a minute are limited: counted over every process. */
  rate?: { countsTokens: boolean; take: TakePermits };
  /** Replaces the network: the built-in sandbox model. */
  fetch?: typeof fetch;
};

export type ModelRequest = {
  messages: ChatMessage[];
  model: ModelSettings;
  /** Sent as the `Idempotency-Key` header. */
  idempotencyKey: string;
};

export type CallLimits = {
  signal?: AbortSignal;
  /** No byte for this long ends the call. */
  idleTimeoutMs: number;
  /** The whole call, a stalled stream included. */
  totalTimeoutMs: number;
  maxResponseBytes: number;
};

/** `raw` is the provider's answer as JSON text; usage null when the provider named none; costUsd null when usage or price is unknown. */
export type ModelAnswer = { output: Output; raw: string; usage: Usage | null; costUsd: number | null; latencyMs: number };

/**
 * How a call that gave no usable answer is named. Infrastructure faults (`rate_limited server_error network timeout malformed`)
 * are tried again; `auth not_found context_length bad_request` are not; `cancelled` is ours.
 */
export type FaultCode =
  | "rate_limited"
  | "server_error"
  | "network"
  | "timeout"
  | "malformed"
  | "too_large"
  | "redirected"
  | "auth"
  | "not_found"
  | "context_length"
  | "bad_request"
  | "cancelled";

export class ProviderFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    /** `param`: the field of the request that the provider names as the one at fault. */
    readonly detail: { httpStatus?: number; param?: string; retryAfterMs?: number; latencyMs?: number } = {},
  ) {
    super(message);
    this.name = "ProviderFault";
  }

  get retryable(): boolean {
    return ["rate_limited", "server_error", "network", "timeout", "malformed"].includes(this.code);
  }
}

export type CallModel = (
  provider: Provider,
  request: ModelRequest,
  limits: CallLimits,
  onText?: (delta: string) => void,
) => Promise<ModelAnswer>;
