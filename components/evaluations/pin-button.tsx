"use client";

import { Pin } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

export type Pinning = {
  arms: { armId: string; label: string }[];
  pin: (input: { id: string; versionId: string }) => Promise<Outcome<void>>;
};

/** Says that a finished run is good: what is served is compared with it from now on. */
export function PinButton({ id, pinning: { arms, pin } }: { id: string; pinning: Pinning }) {
  const [open, setOpen] = useState(false);
  const [arm, setArm] = useState(arms[0]?.armId ?? "");
  const { send, pending, outcome } = useActionForm(pin, () => {
    setOpen(false);
    toast("Pinned as baseline");
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Pin as baseline"
      description="Schedules compare what is served with this run from now on. The baseline before it is retired."
      trigger={
        <Button>
          <Pin aria-hidden="true" />
          Pin as baseline
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) send({ id, versionId: arm });
        }}
      >
        {arms.length > 1 && (
          <Select label="Arm" value={arm} onChange={(event) => setArm(event.target.value)}>
            {arms.map(({ armId, label }) => (
              <option key={armId} value={armId}>
                {label}
              </option>
            ))}
          </Select>
        )}
        <FormProblem outcome={outcome} />
        <DialogButtons>
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? "Pinning…" : "Pin"}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
