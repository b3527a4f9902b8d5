"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmStep } from "@/components/ui/confirm-step";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Restored } from "@/lib/datasets/change-schema";
import type { Outcome } from "@/lib/http/action";

type Props = {
  id: string;
  number: number;
  newest: number;
  path: string;
  restore: (input: { id: string; number: number }) => Promise<Outcome<Restored>>;
};

/** Makes the cases what they were in an old revision, as a new one, after asking. */
export function RestoreButton({ id, number, newest, path, restore }: Props) {
  const { push } = useRouter();
  const form = useActionForm(restore, ({ revision }) => {
    push(revision > newest ? `${path}/revisions/${revision}` : path);
    if (revision > newest) toast(`Restored as revision ${revision}`);
  });
  const isSame = form.outcome?.ok && form.outcome.data.revision === newest;
  return (
    <Dialog trigger={<Button>Restore</Button>} title={`Restore revision ${number}?`}>
      <ConfirmStep
        form={form}
        go={() => form.send({ id, number })}
        button={`Restore revision ${number}`}
        meanwhile="Restoring…"
        look="primary"
        isOff={isSame}
      >
        The cases become what they were in revision {number}, as revision {newest + 1}. Revision {newest} and those before stay,
        so this can be undone the same way.
      </ConfirmStep>
    </Dialog>
  );
}
