import { setTimeout as delay } from "node:timers/promises";
import type { ClaimedItem } from "./lane";

export type ItemFeed = {
  /** The next item, or null once nothing is left to take or the lane is told to stop. */
  next(): Promise<ClaimedItem | null>;
  /** What was taken and not handed out, a claim that is under way included. */
  rest(): Promise<ClaimedItem[]>;
};

type Source = {
  claim(limit: number): Promise<ClaimedItem[]>;
  /** Milliseconds until an item may be taken again; null when none waits, and none that is under way could come to wait. */
  dueInMs(): Promise<number | null>;
};

const longestNapMs = 1_000;
/** Of a window: early enough that the next items are there before these are out, late enough that a claim takes many. */
const refillBelow = 0.6;
const firstNapMs = 10;
const longestIdleNapMs = 250;

/** Hands out items one by one and takes new ones in good time: never more ahead than one window of calls. */
export function itemFeed(source: Source, window: () => number, stop: AbortSignal): ItemFeed {
  const taken: ClaimedItem[] = [];
  let filling: Promise<void> | null = null;
  let ended = false;
  let nap = firstNapMs;

  const fill = async () => {
    const items = await source.claim(Math.max(1, window() - taken.length));
    taken.push(...items);
    if (items.length > 0) nap = firstNapMs;
    if (items.length > 0 || taken.length > 0) return;
    const wait = await source.dueInMs();
    if (wait === null) {
      ended = true;
      return;
    }
    // Asked again at once, the last calls of a lane would be waited for in a loop of queries.
    await delay(Math.min(Math.max(wait, nap), longestNapMs), undefined, { signal: stop }).catch(() => undefined);
    nap = Math.min(nap * 2, longestIdleNapMs);
  };
  const refill = () => {
    filling ??= fill().finally(() => {
      filling = null;
    });
    return filling;
  };

  return {
    async next() {
      while (!stop.aborted) {
        const item = taken.shift();
        if (!ended && taken.length <= window() * refillBelow) {
          const filled = refill();
          if (item)
            filled.catch(() => undefined); // whoever comes next and finds nothing meets the error again
          else await filled;
        }
        if (item) return item;
        if (ended && taken.length === 0) return null;
      }
      return null;
    },
    async rest() {
      await filling?.catch(() => undefined);
      return taken.splice(0);
    },
  };
}
