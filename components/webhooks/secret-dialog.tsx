"use client";

import { Plus, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { ShownOnce } from "@/components/ui/shown-once";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  isFirst: boolean;
  create: (input: { keepPrevious: boolean }) => Promise<Outcome<{ secret: string }>>;
};

/** Makes a secret, or another in its place, and shows it this once. */
export function SecretDialog({ isFirst, create }: Props) {
  const [open, setOpen] = useState(false);
  const [keepPrevious, setKeepPrevious] = useState(true);
  const [made, setMade] = useState<{ secret: string; label: string } | null>(null);
  const label = made?.label ?? (isFirst ? "New secret" : "Rotate secret");
  const { send, pending, outcome } = useActionForm(create, ({ secret }) => setMade({ secret, label }));
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setMade(null);
  };
  const trigger = (
    <Button>
      {isFirst ? <Plus aria-hidden="true" /> : <RefreshCw aria-hidden="true" />}
      {isFirst ? "New secret" : "Rotate secret"}
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={change} title={label} trigger={trigger}>
      {made === null ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) send({ keepPrevious });
          }}
        >
          <FormProblem outcome={outcome} />
          <p>
            {isFirst
              ? "A secret is made at random and shown once. Give it to the servers that are called."
              : "A new secret is made at random and shown once. Requests are signed with it from now on."}
          </p>
          {!isFirst && (
            <Checkbox
              label="Sign with the present secret too for 24 hours"
              hint="Leave it on while servers are changed over; off where the secret has become known."
              checked={keepPrevious}
              onChange={(event) => setKeepPrevious(event.target.checked)}
            />
          )}
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending}>
              {pending ? "Just a moment…" : isFirst ? "Create secret" : "Rotate secret"}
            </Button>
          </div>
        </form>
      ) : (
        <ShownOnce text={made.secret} label="Webhook secret" note="Copy the secret now: it is not shown again." />
      )}
    </Dialog>
  );
}
