"use client";

import { useSyncExternalStore } from "react";

type Panel = "palette" | "shortcuts" | null;

let open: Panel = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Opens what lies over every page, or with `null` closes it. */
export function openPanel(panel: Panel): void {
  open = panel;
  for (const listener of listeners) listener();
}

export const usePanel = (): Panel =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
