import { type CallLimits, ProviderFault } from "./model";

/** Why a call was ended from our side; `signal` is what the network listens to. */
export type CallDeadline = {
  signal: AbortSignal;
  /** A byte came: the idle time starts again. */
  touch(): void;
  /** The fault of whatever ended the call, or null while nothing has. */
  fault(): ProviderFault | null;
  close(): void;
};

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;

/** Watches one call: the caller's signal, the time without a byte and the whole time, the wait for headers included. */
export function openDeadline({ signal, idleTimeoutMs, totalTimeoutMs }: CallLimits): CallDeadline {
  const controller = new AbortController();
  let fault: ProviderFault | null = null;
  const end = (because: ProviderFault) => {
    fault ??= because;
    controller.abort();
  };
  const cancel = () => end(new ProviderFault("cancelled", "The call was stopped."));
  const idle = setTimeout(
    () => end(new ProviderFault("timeout", `The provider sent nothing for ${seconds(idleTimeoutMs)}.`)),
    idleTimeoutMs,
  );
  const total = setTimeout(
    () => end(new ProviderFault("timeout", `The provider had not finished after ${seconds(totalTimeoutMs)}.`)),
    totalTimeoutMs,
  );
  if (signal?.aborted) cancel();
  else signal?.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    touch: () => void idle.refresh(),
    fault: () => fault,
    close() {
      clearTimeout(idle);
      clearTimeout(total);
      signal?.removeEventListener("abort", cancel);
    },
  };
}
