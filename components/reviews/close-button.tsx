"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import type { Outcome } from "@/lib/http/action";

type Props = { queue: { id: string; name: string }; close: (input: { id: string }) => Promise<Outcome<void>> };

/** Ends a queue; what was judged stays. */
export function CloseButton({ queue: { id, name }, close }: Props) {
  return (
    <ConfirmButton
      label="Close"
      about={name}
      title="Close this queue?"
      text="Nobody can judge in it any more, and it cannot be opened again. What was judged stays and counts."
      size="normal"
      ask={() => close({ id })}
    />
  );
}
