import { type Provider, ProviderFault } from "./model";

const slots = new Map<string, { free: number; waiting: (() => void)[] }>();

/** Runs `work` when the provider has a call to spare in this process; who waits longest goes first, who is stopped by `signal` leaves. */
export async function withProviderSlot<Result>(
  provider: Provider,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  if (signal?.aborted) throw stopped();
  const slot = slots.get(provider.id) ?? { free: provider.maxConcurrency, waiting: [] };
  slots.set(provider.id, slot);
  if (slot.free > 0) slot.free--;
  else await inLine(slot.waiting, signal);
  try {
    return await work();
  } finally {
    const next = slot.waiting.shift();
    if (next) next();
    else slot.free++;
  }
}

const stopped = () => new ProviderFault("cancelled", "The call was stopped before it was sent.");

const inLine = (waiting: (() => void)[], signal?: AbortSignal) =>
  new Promise<void>((go, leave) => {
    const stop = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      leave(stopped());
    };
    const enter = () => {
      signal?.removeEventListener("abort", stop);
      go();
    };
    waiting.push(enter);
    signal?.addEventListener("abort", stop, { once: true });
  });
