import type { CallLimits } from "./model";

/** Of a call whose answer streams. */
export const callLimits: Omit<CallLimits, "signal"> = {
  idleTimeoutMs: 60_000,
  totalTimeoutMs: 180_000,
  maxResponseBytes: 10_000_000,
};
