"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** A key as this computer's keyboard has it; `Mod+K` is ⌘K on a Mac and Ctrl K elsewhere. */
export function KeyCap({ of }: { of: string }) {
  const isMac = useSyncExternalStore(
    never,
    () => navigator.platform.startsWith("Mac"),
    () => false,
  );
  return (
    <kbd className="rounded border border-line-strong px-1 font-mono text-muted text-xs leading-4">
      {of.replace("Mod+", isMac ? "⌘" : "Ctrl ").replace("Shift+", isMac ? "⇧" : "Shift ")}
    </kbd>
  );
}
