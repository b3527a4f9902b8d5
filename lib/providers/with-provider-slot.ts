import { type Provider, ProviderFault } from "./model";
import { passRate, settleRate } from "./pass-rate";

type Slot = { running: number; most: number; waiting: (() => void)[] };
type Options<Result> = {
  signal?: AbortSignal;
  /** About how many tokens the call is; asked for only where they are limited. */
  size?: () => number;
  /** How many it was; null: as many as that. */
  used?: (result: Result) => number | null;
};

const slots = new Map<string, Slot>();

/**
 * Runs `work` when the provider has a call to spare: in this process by its concurrency, over all of them by its requests and tokens a
 * minute. Who waits longest goes first, who is stopped by `signal` leaves.
 */
export async function withProviderSlot<Result>(
  provider: Provider,
  work: () => Promise<Result>,
  { signal, size = () => 0, used = () => null }: Options<Result> = {},
): Promise<Result> {
  if (signal?.aborted) throw stopped();
  const slot = slots.get(provider.id) ?? { running: 0, most: 0, waiting: [] };
  slots.set(provider.id, slot);
  slot.most = provider.maxConcurrency; // as it was read last
  if (slot.running < slot.most) slot.running++;
  else await inLine(slot.waiting, signal);
  try {
    const tokens = provider.rate?.countsTokens ? size() : 0;
    if (provider.rate) await passRate(provider, tokens, signal);
    const result = await work();
    if (provider.rate?.countsTokens) settleRate(provider, (used(result) ?? tokens) - tokens);
    return result;
  } finally {
    slot.running--;
    while (slot.running < slot.most && slot.waiting.length > 0) {
      slot.running++;
      slot.waiting.shift()?.();
    }
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
