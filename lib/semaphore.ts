import { unavailable } from "./errors";

/** Lets `concurrency` works run at once and `queue` wait, in order; one more is refused with 503. */
export function semaphore({ concurrency, queue }: { concurrency: number; queue: number }) {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < concurrency) running++;
    else if (waiting.length >= queue) throw unavailable("Too much is going on right now. Try again in a moment.");
    else await new Promise<void>((go) => waiting.push(go)); // the place is handed over, so `running` stays
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
