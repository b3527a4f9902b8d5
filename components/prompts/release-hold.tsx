"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Outcome } from "@/lib/http/action";

type Props = { environment: string; number: number; release: () => Promise<Outcome<unknown>> };

/** Asks once more before a version that was rolled back may be promoted again. */
export function ReleaseHold({ environment, number, release }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Release version ${number} for ${environment}`}>
        Release
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={`Release version ${number}?`}
          text={`It can be promoted to ${environment} again, or be a way back. That you released it stands in the audit log.`}
          button="Release"
          onClose={() => setOpen(false)}
          run={release}
        />
      )}
    </>
  );
}
