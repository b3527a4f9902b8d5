"use client";

import { useEffect, useEffectEvent } from "react";

/** ⌘S saves here and not the page as a file; ⇧⌘↵ publishes. Ctrl serves as ⌘. Also while one writes in an editor of its own. */
export function useEditorKeys(keys: { save: () => void; publish: () => void }): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const isSave = event.key.toLowerCase() === "s" && !event.shiftKey;
    const isPublish = event.key === "Enter" && event.shiftKey;
    if (!isSave && !isPublish) return;
    event.preventDefault();
    if (event.repeat || (event.target instanceof Element && event.target.closest("[role=dialog]"))) return;
    event.stopPropagation();
    if (isSave) keys.save();
    else keys.publish();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", hear, true);
    return () => document.removeEventListener("keydown", hear, true);
  }, []);
}
