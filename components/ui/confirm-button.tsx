"use client";

import { type ReactNode, useState } from "react";
import type { Outcome } from "@/lib/http/action";
import { Button } from "./button";
import { ConfirmStep } from "./confirm-step";
import { Dialog } from "./dialog";
import { toast } from "./toast";
import { useActionForm } from "./use-action-form";

type Props = {
  /** The button; with `about` it is read out with what it is for. */
  label: string;
  about?: string;
  title: string;
  /** What will happen. */
  text: ReactNode;
  ask: () => Promise<Outcome<unknown>>;
  size?: "normal" | "small";
  /** What is said once it is done, such as “Key revoked”. */
  said?: string;
};

/** A button for what cannot be undone: it asks first, and says when it did not work. */
export function ConfirmButton({ label, about, title, text, ask, size = "small", said }: Props) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(ask, () => {
    setOpen(false);
    if (said) toast(said);
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={title}
      trigger={
        <Button look="danger" size={size} aria-label={about ? `${label} ${about}` : undefined}>
          {label}
        </Button>
      }
    >
      <ConfirmStep form={form} go={() => form.send(undefined)} button={label}>
        {text}
      </ConfirmStep>
    </Dialog>
  );
}
