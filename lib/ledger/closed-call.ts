import type { ModelAnswer, ProviderFault } from "@/lib/providers/model";

/** How the ledger row of a call is closed. Tokens and cost are null where the provider named none or no price is known. */
export type ClosedCall = {
  id: string;
  state: "received" | "failed" | "unknown";
  servedModel: string | null;
  faultCode: string | null;
  httpStatus: number | null;
  latencyMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
};

const unanswered = { servedModel: null, httpStatus: null, latencyMs: null, inputTokens: null, outputTokens: null, costUsd: null };

/** A call that was marked and never went out. */
export const closedUnsent = (id: string): ClosedCall => ({ ...unanswered, id, state: "failed", faultCode: "not_sent" });

export const closedByFault = (id: string, fault: ProviderFault): ClosedCall => ({
  ...unanswered,
  id,
  state: "failed",
  faultCode: fault.code,
  httpStatus: fault.detail.httpStatus ?? null,
  latencyMs: fault.detail.latencyMs === undefined ? null : Math.round(fault.detail.latencyMs),
});

export const closedByAnswer = (id: string, { output, usage, costUsd, latencyMs }: ModelAnswer): ClosedCall => ({
  id,
  state: "received",
  servedModel: output.servedModel,
  faultCode: null,
  httpStatus: null,
  latencyMs: Math.round(latencyMs),
  inputTokens: usage?.inputTokens ?? null,
  outputTokens: usage?.outputTokens ?? null,
  costUsd,
});

/** A call that was broken off may have been answered and paid for; one that never went out was not. */
export function closedAfter(id: string, fault: ProviderFault, isSent: boolean): ClosedCall {
  if (fault.code !== "cancelled") return closedByFault(id, fault);
  return isSent ? { ...closedByFault(id, fault), state: "unknown" } : closedUnsent(id);
}
