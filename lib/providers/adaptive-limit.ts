/** How many calls a provider takes at once, learned from its answers: at first as many as allowed. */
export type AdaptiveLimit = {
  /** Between 1 and `most`. */
  now(most: number): number;
  /** A call was answered, while `most` were allowed. */
  answered(most: number): void;
  /** A call was refused for its rate, while so many were running. */
  refused(running: number): void;
};

const keptAfterRefusal = 0.7;
/** Calls that were under way together are refused together: that is one refusal. */
const refusalsApartMs = 1_000;
/** So many rounds of calls lead from 1 back to `most`. */
const roundsToRecover = 30;

/** Drops by a third when the provider says that calls come too fast, and recovers with each round that is answered. */
export function adaptiveLimit(clock: () => number = () => performance.now()): AdaptiveLimit {
  let limit = Number.POSITIVE_INFINITY;
  let refusedAt = Number.NEGATIVE_INFINITY;
  return {
    now: (most) => Math.max(1, Math.floor(Math.min(limit, most))),
    answered(most) {
      if (limit < most) limit += Math.max(1, most / roundsToRecover) / limit;
    },
    refused(running) {
      if (clock() - refusedAt < refusalsApartMs) return;
      refusedAt = clock();
      limit = Math.max(1, Math.min(limit, running) * keptAfterRefusal);
    },
  };
}
