"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type NextStep, nextStep } from "./next-step";
import type { SavedVersion, useVersionDraft } from "./use-version-draft";

/**
 * A new version that is saved goes on at the address of its draft: there a save does not take away what is typed meanwhile. A step that
 * wants it saved first is taken there.
 */
export function useOwnAddress(version: ReturnType<typeof useVersionDraft>, path: string) {
  const { replace } = useRouter();
  const [isLeaving, setLeaving] = useState(false);
  const done = ({ id, number }: SavedVersion, step?: NextStep) => {
    if (version.saved) return;
    if (step) nextStep.leave(id, step);
    setLeaving(true); // what is typed on the way would be lost
    replace(`${path}/versions/${number}/edit`, { scroll: false });
  };
  return {
    isLeaving,
    save: (over?: string) => version.save((draft) => done(draft), over),
    savedFirst: (step: NextStep, begin: (id: string) => void) =>
      version.save((draft) => (version.saved ? begin(draft.id) : done(draft, step))),
  };
}
