"use client";

/** A short word on what was done; what went wrong stands beside what it is about, and here as well only where that is out of sight. */
export type Toast = {
  id: number;
  text: string;
  /** A problem stays until it is closed. */
  tone: "done" | "problem";
  /** Such as taking it back. */
  action?: { text: string; run: () => void };
};

const kept = 3;
let shown: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** The toasts on screen, as `useSyncExternalStore` takes them. */
export const toasts = {
  now: () => shown,
  none: (): Toast[] => nothing,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  close: (id: number) => put(shown.filter((one) => one.id !== id)),
};
const nothing: Toast[] = [];

/** Says what was done, such as “Saved”: to who looks and to who listens. */
export function toast(text: string, more: Partial<Pick<Toast, "tone" | "action">> = {}): void {
  last += 1;
  const same = shown.filter((one) => one.text !== text); // said again it is one
  put([...same, { id: last, text, tone: "done" as const, ...more }].slice(-kept));
}

function put(next: Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
