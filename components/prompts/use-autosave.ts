"use client";

import { useEffect, useEffectEvent, useState } from "react";

const afterMs = 1_500;
const againMs = 8_000;

type Options = {
  isOn: boolean;
  /** A new object with each change. */
  written: unknown;
  /** The last try, where the server did not answer: it is made again. */
  failed: unknown;
  save: () => Promise<unknown>;
};

/** Saves a moment after the last change; says whether it is saving. */
export function useAutosave({ isOn, written, failed, save }: Options): boolean {
  const [isSaving, setSaving] = useState(false);
  const run = useEffectEvent(async () => {
    setSaving(true);
    await save().finally(() => setSaving(false));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change starts the wait anew
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(run, failed ? againMs : afterMs);
    return () => clearTimeout(timer);
  }, [isOn, written, failed]);
  return isSaving;
}
