import { type AdaptiveLimit, adaptiveLimit } from "./adaptive-limit";
import { type FairLine, fairLine, type Party } from "./fair-line";
import { type Provider, ProviderFault } from "./model";
import { passRate, settleRate } from "./pass-rate";

type Slot = { running: number; most: number; limit: AdaptiveLimit; line: FairLine };
type Options<Result> = {
  for: Party;
  signal?: AbortSignal;
  /** About how many tokens the call is; asked for only where they are limited. */
  size?: () => number;
  /** How many it was; null: as many as that. */
  used?: (result: Result) => number | null;
  /** Whether what `work` answers means that the provider refused the call for its rate. */
  wasRefused?: (result: Result) => boolean;
};

const slots = new Map<string, Slot>();

/**
 * Runs `work` when the provider has a call to spare: in this process by its concurrency, which drops where it refuses calls for their
 * rate and recovers; over all processes by its requests and tokens a minute. Who had least of late goes first, who is stopped by
 * `signal` leaves.
 */
export async function withProviderSlot<Result>(
  provider: Provider,
  work: () => Promise<Result>,
  { for: party, signal, size = () => 0, used = () => null, wasRefused = () => false }: Options<Result>,
): Promise<Result> {
  if (signal?.aborted) throw stopped();
  const slot = slotOf(provider);
  if (slot.line.isEmpty() && slot.running < slot.limit.now(slot.most)) enter(slot, party);
  else await inLine(slot, party, signal);
  try {
    const tokens = provider.rate?.countsTokens ? size() : 0;
    if (provider.rate) await passRate(provider, tokens, signal);
    const result = await work();
    if (provider.rate?.countsTokens) settleRate(provider, (used(result) ?? tokens) - tokens);
    if (wasRefused(result)) slot.limit.refused(slot.running);
    else slot.limit.answered(slot.most);
    return result;
  } catch (error) {
    if (error instanceof ProviderFault && error.code === "rate_limited") slot.limit.refused(slot.running);
    throw error;
  } finally {
    slot.running--;
    setImmediate(callNext, slot); // so that whoever has just been answered stands in line again before others are called
  }
}

function slotOf({ id, maxConcurrency }: Provider): Slot {
  const slot = slots.get(id) ?? { running: 0, most: 0, limit: adaptiveLimit(), line: fairLine() };
  slots.set(id, slot);
  slot.most = maxConcurrency; // as it was read last
  return slot;
}

function callNext(slot: Slot): void {
  let called = true;
  while (called && slot.running < slot.limit.now(slot.most)) called = slot.line.next();
}

function enter(slot: Slot, party: Party): void {
  slot.running++;
  slot.line.count(party);
}

const stopped = () => new ProviderFault("cancelled", "The call was stopped before it was sent.");

const inLine = (slot: Slot, party: Party, signal?: AbortSignal) =>
  new Promise<void>((go, fail) => {
    const leave = () => {
      if (place.leave()) fail(stopped());
    };
    const place = slot.line.enter(party, () => {
      signal?.removeEventListener("abort", leave);
      enter(slot, party);
      go();
    });
    signal?.addEventListener("abort", leave, { once: true });
    setImmediate(callNext, slot);
  });
