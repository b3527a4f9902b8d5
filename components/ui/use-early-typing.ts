"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

type Early = { field: HTMLInputElement | HTMLTextAreaElement; text: string };

/**
 * Keeps what was typed into the fields under `rootId` before the page came alive: React puts the server's text back into them. It is read
 * while the page still stands as the server sent it, and told to the fields as if it was typed now.
 */
export function useEarlyTyping(rootId: string): void {
  const [early] = useState(() => typedInto(rootId));
  useEffect(() => {
    // after this effect, and before the editors' code can be there and take the place of the fields
    queueMicrotask(() => {
      for (const one of early) flushSync(() => type(one));
    });
  }, [early]);
}

function typedInto(rootId: string): Early[] {
  if (typeof document === "undefined") return [];
  const fields = document.getElementById(rootId)?.querySelectorAll<Early["field"]>("textarea, input:not([type=checkbox])");
  return [...(fields ?? [])].filter((field) => field.value !== field.defaultValue).map((field) => ({ field, text: field.value }));
}

function type({ field, text }: Early): void {
  if (!field.isConnected) return;
  const { selectionStart, selectionEnd } = field;
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  field.value = field.defaultValue; // an empty text area is left as it was: React is to see a change there, too
  // past React's own setter, which would take the text for known
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, text);
  if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
