"use client";

import { useEffect, useEffectEvent } from "react";

/** ⌘↵ or Ctrl ↵ anywhere on the page but in a dialog. */
export function useRunKeys(run: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
    const isInDialog = event.target instanceof Element && event.target.closest("[role=dialog]") !== null;
    if (!isOurs || isInDialog || event.repeat) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
