import { setTimeout as delay } from "node:timers/promises";
import { patiently } from "@/lib/patiently";
import { type Provider, ProviderFault, type TakePermits } from "./model";

type Waiter = { size: number; go(): void; fail(error: unknown): void };
type Line = { waiting: Waiter[]; owed: number; isServed: boolean; take: TakePermits };

const lines = new Map<string, Line>();
/** As many as one statement asks for. */
const mostAtOnce = 200;

/** Waits until the provider's limits of requests and tokens a minute let a call of this size go; in order, left when `signal` aborts. */
export function passRate({ id, rate }: Provider, size: number, signal?: AbortSignal): Promise<void> {
  if (!rate) return Promise.resolve();
  const line = lines.get(id) ?? { waiting: [], owed: 0, isServed: false, take: rate.take };
  line.take = rate.take; // the limits as they were read last
  lines.set(id, line);
  return new Promise((go, fail) => {
    const leave = () => {
      line.waiting.splice(line.waiting.indexOf(waiter), 1);
      fail(new ProviderFault("cancelled", "The call was stopped before it was sent."));
    };
    const enter = () => {
      signal?.removeEventListener("abort", leave);
      go();
    };
    const waiter = { size, go: enter, fail };
    line.waiting.push(waiter);
    signal?.addEventListener("abort", leave, { once: true });
    if (!line.isServed) void serve(line);
  });
}

/** What a call used beyond its size, or less than it: taken with the next permits. */
export function settleRate({ id, rate }: Provider, difference: number): void {
  const line = rate ? lines.get(id) : undefined;
  if (line) line.owed += difference;
}

/** Takes permits for all that wait, again and again until nobody does. */
async function serve(line: Line): Promise<void> {
  line.isServed = true;
  try {
    await Promise.resolve(); // who comes in the same breath is asked for together
    while (line.waiting.length > 0) {
      const asked = line.waiting.slice(0, mostAtOnce);
      const { owed } = line;
      line.owed = 0;
      const { granted, retryInMs } = await patiently(() =>
        line.take(
          asked.map(({ size }) => size),
          owed,
        ),
      );
      for (const waiter of asked.slice(0, granted)) {
        if (!line.waiting.includes(waiter)) continue; // it left meanwhile
        line.waiting.splice(line.waiting.indexOf(waiter), 1);
        waiter.go();
      }
      if (granted < asked.length) await delay(retryInMs, undefined, { ref: false });
    }
  } catch (error) {
    for (const { fail } of line.waiting.splice(0)) fail(error);
  } finally {
    line.isServed = false;
  }
}
