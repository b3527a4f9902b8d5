"use client";

import { useEffect, useEffectEvent } from "react";
import { areSingleKeysOn } from "@/components/single-keys";
import type { Criterion } from "@/lib/reviews/schema";
import { actOfKey, type DeskAct } from "./desk-key";

type Asked = { active: Criterion | undefined; isPair: boolean; isOn: boolean; act: (act: DeskAct) => void };

const isWritten = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
const isPressed = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("button, a, summary") !== null;

/** A letter or digit, where the person switched those off; the buttons do the same. */
const isOffFor = ({ key }: KeyboardEvent) => key.length === 1 && !areSingleKeysOn();

/** One key a judgement. In a field keys are text: there Escape leaves it, and Ctrl or ⌘ with Enter saves. */
export function useDeskKeys({ active, isPair, isOn, act }: Asked): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.repeat || document.querySelector("[role=dialog]")) return;
    const isChord = event.ctrlKey || event.metaKey;
    if (isChord) return event.key === "Enter" ? run(event, { do: "save" }) : undefined;
    if (isWritten(event.target)) {
      if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
      return;
    }
    if (!isOn || isOffFor(event) || (isPressed(event.target) && (event.key === "Enter" || event.key === " "))) return;
    const found = actOfKey(event.key, { active, isPair });
    if (found) run(event, found);
  });
  function run(event: KeyboardEvent, found: DeskAct): void {
    event.preventDefault();
    act(found);
  }
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
