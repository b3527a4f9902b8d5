const longestBackoffMs = 30_000;
const longestRetryAfterMs = 3_600_000;

/** Doubles with each try, spread over its upper half; a provider that names a longer time is believed, up to an hour. */
export function backoffMs({ tries, firstBackoffMs }: { tries: number; firstBackoffMs: number }, retryAfterMs = 0): number {
  const full = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tries - 1));
  const spread = full / 2 + (full / 2) * Math.random();
  return Math.round(Math.max(spread, Math.min(retryAfterMs, longestRetryAfterMs)));
}
