"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  id: string;
  /** What the case is called. */
  title: string;
  /** Why it is in quarantine; null where it is not. */
  quarantined: string | null;
  set: (input: { id: string; quarantined: string | null }) => Promise<Outcome<void>>;
  size?: "normal" | "small";
};

/** Leaves a case out of evaluations, with the reason why, or lets it in again. */
export function QuarantineButton({ id, title, quarantined, set, size = "normal" }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const isIn = quarantined !== null;
  const form = useActionForm(set, () => {
    setOpen(false);
    setReason("");
  });
  const trigger = (
    <Button size={size} aria-label={isIn ? `Release ${title}` : `Quarantine ${title}`}>
      {isIn ? "Release" : "Quarantine"}
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={trigger} title={`${isIn ? "Release" : "Quarantine"} “${title}”`}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.pending) form.send({ id, quarantined: isIn ? null : reason.trim() });
        }}
      >
        <FormProblem outcome={form.outcome} fields={["quarantined"]} />
        <p>
          {isIn
            ? "Evaluations measure it again, from the dataset's next revision on."
            : "From the dataset's next revision on evaluations leave it out, and say so. It stays in the dataset."}
        </p>
        {isIn ? (
          <p className="break-words text-muted">It is there because: {quarantined}</p>
        ) : (
          <Field
            label="Reason"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={form.errorOf("quarantined")}
          />
        )}
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={form.pending || (!isIn && reason.trim() === "")}>
            {form.pending ? "Just a moment…" : isIn ? "Release" : "Quarantine"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
