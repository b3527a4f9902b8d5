"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useActionForm } from "@/components/ui/use-action-form";
import { type NextStep, nextStep } from "./next-step";
import type { useVersionDraft, VersionSaves } from "./use-version-draft";

type Options = {
  version: ReturnType<typeof useVersionDraft>;
  review: VersionSaves["review"];
  savedFirst: (step: NextStep, begin: (id: string) => void) => void;
  /** The draft it is the page of. */
  id: string | undefined;
};

/** Publishing is asked for with what is saved, which the review shows. While it is asked nothing is saved by itself. */
export function usePublish({ version, review, savedFirst, id }: Options) {
  const form = useActionForm(review);
  const [isOpen, setOpen] = useState(false);
  const open = (isOpen: boolean) => {
    setOpen(isOpen);
    version.setPaused(isOpen);
  };
  const shown = form.outcome?.ok === true && isOpen && !form.pending && version.state.theirs === null ? form.outcome.data : null;
  const ask = () =>
    savedFirst("publish", (id) => {
      form.send({ id });
      open(true);
    });
  const goOn = useEffectEvent(() => {
    if (nextStep.take(id, "publish")) ask();
  });
  useEffect(() => goOn(), []);
  return {
    isBusy: form.pending || shown !== null,
    /** What could not be read. */
    failed: form.outcome?.ok === false ? form.outcome : null,
    shown,
    ask,
    close: () => open(false),
  };
}
