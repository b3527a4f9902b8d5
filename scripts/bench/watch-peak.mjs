// @ts-check
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The highest value, and every value, until the end.
 * @param {() => Promise<number>} read
 * @param {number} [everyMs]
 */
export function watchPeak(read, everyMs = 100) {
  /** @type {number[]} */
  const values = [];
  let isOver = false;
  const watched = (async () => {
    for (; !isOver; await sleep(everyMs)) values.push(await read());
  })();
  return {
    end: async () => {
      isOver = true;
      await watched;
      return { peak: Math.max(...values), values };
    },
  };
}
