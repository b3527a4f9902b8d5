/** Seconds from each try to the next: 10 s, 1 min, 5 min, 30 min, 2 h, 6 h, 12 h; eight tries within a day. */
const waitsSeconds = [10, 60, 300, 1_800, 7_200, 21_600, 43_200];
const longestWaitMs = 12 * 3_600_000;

type Tried = {
  event: string;
  /** This one included. */
  tries: number;
  /** How long the receiver asked to be left alone. */
  retryAfterMs?: number;
};

/** When a delivery is tried again, a fifth earlier or later so that many do not come together; null: never. A ping is tried once. */
export function retryAt({ event, tries, retryAfterMs = 0 }: Tried, random = Math.random): Date | null {
  const seconds = waitsSeconds[tries - 1];
  if (seconds === undefined || event === "ping") return null;
  const waitMs = seconds * 1_000 * (0.8 + 0.4 * random());
  return new Date(Date.now() + Math.max(waitMs, Math.min(retryAfterMs, longestWaitMs)));
}
