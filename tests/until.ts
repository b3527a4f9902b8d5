import { setTimeout as delay } from "node:timers/promises";

/** The first answer of `look` that is neither null nor undefined nor false; fails after `withinMs`. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | null | undefined | false>,
  withinMs = 60_000,
): Promise<Found> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await delay(20);
  }
}
