/** `halfWidth` is that of the untrimmed interval; low and high are trimmed to what the metric can reach. */
export type Interval = { low: number; high: number; halfWidth: number };

/** A symmetric interval, trimmed to -limit..limit. */
export const intervalAround = (centre: number, halfWidth: number, limit: number): Interval => ({
  low: Math.min(limit, Math.max(-limit, centre - halfWidth)),
  high: Math.max(-limit, Math.min(limit, centre + halfWidth)),
  halfWidth,
});
