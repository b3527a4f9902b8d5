"use client";

import { useEffect } from "react";
import { isFree, placeOf, type RecentFocus, whereFrom } from "./lost-focus";

const kept = 6;

/** Gives the keyboard its place back when the element that had the focus goes away or waits: a row, a dialog, a button, a whole page. */
export function KeepFocus() {
  useEffect(() => {
    let recent: RecentFocus[] = [];
    let isByPointer = false;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      recent = [placeOf(target), ...recent.filter(({ element }) => element !== target)].slice(0, kept);
    };
    const forget = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
      queueMicrotask(() => {
        const isLeft = document.activeElement === document.body && target.isConnected && isFree(target);
        if (isLeft) recent = []; // on purpose, as Escape leaves a field: what becomes of it later moves nothing
      });
    };
    const observer = new MutationObserver(() => {
      const [last] = recent;
      if (!last) return;
      last.hasWaited ||= last.element.matches(":disabled, [inert] *");
      if (document.activeElement !== document.body) return;
      if (last.element.isConnected && !last.hasWaited) return; // left on purpose
      if (isByPointer) {
        recent = []; // nor does the next key move it
        return;
      }
      const target = whereFrom(recent);
      target?.focus({ preventScroll: target.tagName === "MAIN" });
    });
    const ended = new AbortController();
    const { signal } = ended;
    document.addEventListener("focusin", note, { signal });
    document.addEventListener("focusout", forget, { signal });
    document.addEventListener("pointerdown", () => (isByPointer = true), { capture: true, signal });
    document.addEventListener("keydown", () => (isByPointer = false), { capture: true, signal });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled", "inert"] });
    return () => {
      ended.abort();
      observer.disconnect();
    };
  }, []);
  return null;
}
