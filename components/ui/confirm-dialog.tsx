"use client";

import type { ReactNode } from "react";
import type { Outcome } from "@/lib/http/action";
import { ConfirmStep } from "./confirm-step";
import { Dialog } from "./dialog";
import { useActionForm } from "./use-action-form";

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
      <ConfirmStep form={form} go={() => form.send(undefined)} button={button} look={isDanger ? "danger" : "primary"}>
        {text}
      </ConfirmStep>
    </Dialog>
  );
}
