const counted = 10;
/** Who is away for longer does not work at that pace. */
const longestMs = 5 * 60_000;
const fewest = 3;

/** How many minutes are left at the reviewer's own pace of late; null until there is a pace. */
export function minutesLeft(tookMs: number[], left: number): number | null {
  const latest = tookMs.slice(-counted).map((ms) => Math.min(ms, longestMs));
  if (latest.length < fewest || left === 0) return null;
  return Math.max(1, Math.round(((latest.reduce((sum, ms) => sum + ms, 0) / latest.length) * left) / 60_000));
}
