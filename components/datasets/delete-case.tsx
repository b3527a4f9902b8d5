"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmStep } from "@/components/ui/confirm-step";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  id: string;
  title: string;
  revision: number;
  remove: (input: { id: string }) => Promise<Outcome<void>>;
  goneHref: string;
};

/** Takes a case out after asking, and says what becomes of it. */
export function DeleteCase({ id, title, revision, remove, goneHref }: Props) {
  const { push } = useRouter();
  const [open, setOpen] = useState(false);
  const form = useActionForm(remove, () => {
    push(goneHref, { scroll: false });
    toast(`“${title}” is deleted`);
  });
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button look="danger">Delete</Button>} title={`Delete “${title}”?`}>
      <ConfirmStep form={form} go={() => form.send({ id })} button="Delete case" meanwhile="Deleting…">
        The case leaves the dataset with revision {revision + 1}. Revision {revision} and those before keep it, so evaluations
        that used it stay as they are.
      </ConfirmStep>
    </Dialog>
  );
}
