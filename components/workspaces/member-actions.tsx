"use client";

import { KeyRound, UserMinus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmStep } from "@/components/ui/confirm-step";
import { Dialog } from "@/components/ui/dialog";
import { ShownOnce } from "@/components/ui/shown-once";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  member: { userId: string; name: string };
  remove: (input: { userId: string }) => Promise<Outcome<void>>;
  reset: (input: { userId: string }) => Promise<Outcome<{ url: string }>>;
};

/** What somebody who manages a member can do with them. */
export function MemberActions({ member, remove, reset }: Props) {
  const [open, setOpen] = useState<"remove" | "reset" | null>(null);
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  const { userId, name } = member;
  return (
    <>
      <span className="inline-flex gap-1">
        <Button
          look="quiet"
          size="icon"
          aria-label={`Make a reset link for ${name}`}
          title="Make a reset link"
          onClick={() => setOpen("reset")}
        >
          <KeyRound aria-hidden="true" />
        </Button>
        <Button look="quiet" size="icon" aria-label={`Remove ${name}`} title="Remove" onClick={() => setOpen("remove")}>
          <UserMinus aria-hidden="true" />
        </Button>
      </span>
      <Dialog open={open === "reset"} onOpenChange={close} title={`Reset link for ${name}`}>
        <ResetLink ask={() => reset({ userId })} />
      </Dialog>
      <Dialog open={open === "remove"} onOpenChange={close} title={`Remove ${name}`}>
        <Removal
          ask={() => remove({ userId })}
          done={() => {
            setOpen(null);
            toast(`${name} was removed`);
          }}
        />
      </Dialog>
    </>
  );
}

function ResetLink({ ask }: { ask: () => Promise<Outcome<{ url: string }>> }) {
  const form = useActionForm(ask);
  if (form.outcome?.ok)
    return (
      <ShownOnce
        text={form.outcome.data.url}
        label="Link"
        note="Copy the link now: it is not shown again. It works once, within an hour; a new one takes its place."
      />
    );
  return (
    <ConfirmStep form={form} go={() => form.send(undefined)} button="Make the link" meanwhile="Making the link…" look="primary">
      Whoever opens the link sets a new password for this account and ends all its sessions. Send it to nobody but them; the audit
      log says that you made it.
    </ConfirmStep>
  );
}

function Removal({ ask, done }: { ask: () => Promise<Outcome<void>>; done: () => void }) {
  const form = useActionForm(ask, done);
  return (
    <ConfirmStep form={form} go={() => form.send(undefined)} button="Remove">
      They lose access at once. API keys they made here and invitations they have out stop working.
    </ConfirmStep>
  );
}
