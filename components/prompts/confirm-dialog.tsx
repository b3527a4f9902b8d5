"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  title: string;
  text: ReactNode;
  button: string;
  isDanger?: boolean;
  onClose: () => void;
  run: () => Promise<Outcome<unknown>>;
  done?: (data: unknown) => void;
};

/** Says what a step does before it is taken, and what went wrong where it is refused. */
export function ConfirmDialog({ title, text, button, isDanger, onClose, run, done }: Props) {
  const form = useActionForm(run, (data) => {
    onClose();
    done?.(data);
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <div className="flex flex-col gap-4">
        <div className="break-words">{text}</div>
        <FormProblem outcome={form.outcome} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button look={isDanger ? "danger" : "primary"} disabled={form.pending} onClick={() => form.send(undefined)}>
            {form.pending ? "One moment…" : button}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
