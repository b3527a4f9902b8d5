import type { CallLimits, Provider } from "./model";

type TimeLimits = Pick<CallLimits, "idleTimeoutMs" | "totalTimeoutMs">;

const streamed: Omit<CallLimits, "signal"> = { idleTimeoutMs: 60_000, totalTimeoutMs: 180_000, maxResponseBytes: 10_000_000 };

/** Of a call whose answer streams: no longer than the provider may take, and no minute without a byte. */
export const callLimitsOf = ({ timeoutMs = streamed.totalTimeoutMs }: Provider): Omit<CallLimits, "signal"> => ({
  ...streamed,
  idleTimeoutMs: Math.min(streamed.idleTimeoutMs, timeoutMs),
  totalTimeoutMs: timeoutMs,
});

/** Of a call whose answer comes whole: its first byte may take all the time there is. */
export const wholeLimits: Omit<CallLimits, "signal"> = { ...streamed, idleTimeoutMs: streamed.totalTimeoutMs };

/** What a provider's own time limit changes of them. */
export const timeLimitsOf = ({ timeoutMs }: Provider): Partial<TimeLimits> =>
  timeoutMs === undefined ? {} : { idleTimeoutMs: timeoutMs, totalTimeoutMs: timeoutMs };
