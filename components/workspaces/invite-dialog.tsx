"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { ShownOnce } from "@/components/ui/shown-once";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { Role } from "@/lib/permissions";
import { roleNotes } from "./role-notes";

type Input = { role: string; email?: string; expiresInDays: string };
type Props = { roles: Role[]; invite: (input: Input) => Promise<Outcome<{ url: string }>> };

const blank: { email: string; role: Role; expiresInDays: string } = { email: "", role: "editor", expiresInDays: "7" };

/** Makes a link for one person and shows it, this once. */
export function InviteDialog({ roles, invite }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(blank);
  const [url, setUrl] = useState<string | null>(null);
  const { send, pending, outcome, errorOf } = useActionForm(invite, (made) => setUrl(made.url));
  const change = (next: boolean) => {
    setOpen(next);
    if (next || url === null) return;
    setUrl(null);
    setTyped(blank);
  };
  const set = (field: "email" | "expiresInDays") => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [field]: event.target.value });
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="Invite somebody"
      description="You get a link to send them. It lets one person in, once."
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden="true" />
          Invite
        </Button>
      }
    >
      {url === null ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) send({ ...typed, email: typed.email.trim() || undefined });
          }}
        >
          <FormProblem outcome={outcome} fields={["email"]} />
          <Field
            label="E-mail (optional)"
            type="email"
            value={typed.email}
            onChange={set("email")}
            hint="With it, only the account of this address can use the link."
            error={errorOf("email")}
          />
          <Select
            label="Role"
            value={typed.role}
            onChange={(event) => setTyped({ ...typed, role: roles.find((one) => one === event.target.value) ?? typed.role })}
            hint={roleNotes[typed.role]}
          >
            {roles.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </Select>
          <Select label="Works for" value={typed.expiresInDays} onChange={set("expiresInDays")}>
            <option value="1">1 day</option>
            <option value="7">7 days</option>
            <option value="30">30 days</option>
          </Select>
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending}>
              {pending ? "Making the link…" : "Make the link"}
            </Button>
          </div>
        </form>
      ) : (
        <ShownOnce text={url} label="Link" note="Copy the link now: it is not shown again." />
      )}
    </Dialog>
  );
}
