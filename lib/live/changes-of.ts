import { hub } from "./hub";

type Pace = {
  /** Ends the waiting. */
  signal: AbortSignal;
  /** Without a hint it is time to look again after this. */
  fallbackMs?: number;
  /** The time to leave between two looks; hints meanwhile are taken as one. */
  leastMs?: () => number;
};

/** Yields when it is time to look at `topic` again: at once, at a hint, and after `fallbackMs` without one. Whoever is slow to ask misses nothing. */
export async function* changesOf(
  topic: string,
  { signal, fallbackMs = 2_000, leastMs = () => 50 }: Pace,
): AsyncGenerator<void, void, void> {
  let isDue = true;
  let wake = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const leave = hub().subscribe(topic, () => {
    isDue = true;
    wake();
  });
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      isDue = false;
      yield;
      const mayLookAt = performance.now() + leastMs();
      if (!isDue && !signal.aborted) await pause(fallbackMs);
      while (!signal.aborted && performance.now() < mayLookAt) await pause(mayLookAt - performance.now() + 1);
    }
  } finally {
    leave();
    signal.removeEventListener("abort", stop);
  }
}
