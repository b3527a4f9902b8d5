import type { Provider } from "./model";

const slots = new Map<string, { free: number; waiting: (() => void)[] }>();

/** Runs `work` when the provider has a call to spare in this process; who waits longest goes first. */
export async function withProviderSlot<Result>(provider: Provider, work: () => Promise<Result>): Promise<Result> {
  const slot = slots.get(provider.id) ?? { free: provider.maxConcurrency, waiting: [] };
  slots.set(provider.id, slot);
  if (slot.free > 0) slot.free--;
  else await new Promise<void>((go) => slot.waiting.push(go));
  try {
    return await work();
  } finally {
    const next = slot.waiting.shift();
    if (next) next();
    else slot.free++;
  }
}
