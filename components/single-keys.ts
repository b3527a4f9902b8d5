"use client";

import { useSyncExternalStore } from "react";

const name = "single-keys";
const changed = new EventTarget();
const subscribe = (listener: () => void) => {
  changed.addEventListener("change", listener);
  window.addEventListener("storage", listener); // another tab
  return () => {
    changed.removeEventListener("change", listener);
    window.removeEventListener("storage", listener);
  };
};

/** Whether a letter alone may do something: who speaks to the computer, or hits keys by chance, switches that off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true; // storage is shut
  }
}

function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(name);
  else localStorage.setItem(name, "off");
  changed.dispatchEvent(new Event("change"));
}

export const useSingleKeys = () => [useSyncExternalStore(subscribe, areSingleKeysOn, () => true), setSingleKeys] as const;
