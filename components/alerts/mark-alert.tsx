"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type State = "acknowledged" | "resolved";
type Props = {
  id: string;
  state: State;
  note: string | null;
  isPrimary?: boolean;
  mark: (input: { id: string; state: State; note?: string }) => Promise<Outcome<void>>;
};

const words = {
  acknowledged: { label: "Acknowledge", text: "Says that you see to it. It stays here until it is resolved." },
  resolved: { label: "Resolve", text: "Says that it is done with. Another loss opens a new alert." },
};

/** A step of an alert, with a note for the others. */
export function MarkAlert({ id, state, note, isPrimary, mark }: Props) {
  const [open, setOpen] = useState(false);
  const { label, text } = words[state];
  const form = useActionForm(
    (fields: FormData) => {
      const said = String(fields.get("note") ?? "").trim();
      return mark({ id, state, ...((said !== "" || note !== null) && { note: said }) });
    },
    () => {
      setOpen(false);
      toast(`Alert ${state}`);
    },
  );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`${label} the alert`}
      description={text}
      trigger={<Button look={isPrimary ? "primary" : "plain"}>{label}</Button>}
    >
      <form onSubmit={submitting(form)} className="flex flex-col gap-4">
        <TextArea
          label="Note (optional)"
          name="note"
          rows={4}
          maxLength={2_000}
          defaultValue={note ?? ""}
          error={form.errorOf("note")}
          hint="What it was, or what is done about it."
        />
        <FormProblem outcome={form.outcome} fields={["note"]} />
        <DialogButtons>
          <Button type="submit" look="primary" disabled={form.pending}>
            {form.pending ? "Just a moment…" : label}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
