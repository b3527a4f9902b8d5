"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { ShownOnce } from "@/components/ui/shown-once";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { ScopeBoxes } from "./scope-boxes";

type Input = { name: string; scopes: string[]; days: string };
type Props = { scopes: string[]; create: (input: Input) => Promise<Outcome<{ secret: string }>> };

const blank: Input = { name: "", scopes: ["serve"], days: "90" };

/** Makes a key and shows its secret, this once. */
export function KeyDialog({ scopes, create }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(blank);
  const [secret, setSecret] = useState<string | null>(null);
  const { send, pending, outcome, errorOf } = useActionForm(create, (made) => setSecret(made.secret));
  const change = (next: boolean) => {
    setOpen(next);
    if (next || secret === null) return;
    setSecret(null);
    setTyped(blank);
  };
  const trigger = (
    <Button look="primary">
      <Plus aria-hidden="true" />
      New key
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={change} title="New API key" trigger={trigger}>
      {secret === null ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) send(typed);
          }}
        >
          <FormProblem outcome={outcome} fields={["name", "scopes"]} />
          <Field
            label="Name"
            required
            maxLength={100}
            autoComplete="off"
            value={typed.name}
            onChange={(event) => setTyped({ ...typed, name: event.target.value })}
            hint="Where it is used: the audit log names it."
            error={errorOf("name")}
          />
          <ScopeBoxes
            scopes={scopes}
            chosen={typed.scopes}
            choose={(chosen) => setTyped({ ...typed, scopes: chosen })}
            error={errorOf("scopes")}
          />
          <Select label="Expires" value={typed.days} onChange={(event) => setTyped({ ...typed, days: event.target.value })}>
            <option value="30">in 30 days</option>
            <option value="90">in 90 days</option>
            <option value="365">in a year</option>
            <option value="0">never</option>
          </Select>
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending || typed.scopes.length === 0}>
              {pending ? "Creating…" : "Create key"}
            </Button>
          </div>
        </form>
      ) : (
        <ShownOnce text={secret} label="API key" note="Copy the key now: it is not shown again." />
      )}
    </Dialog>
  );
}
