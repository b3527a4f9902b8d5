"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { continueElsewhere } from "./continue-elsewhere";

type Props = {
  name: string;
  workspace: string;
  isLinked: boolean;
  hasPassword: boolean;
  start: (input: { currentPassword: string; workspace: string }) => Promise<Outcome<void>>;
  unlink: (input: Record<string, never>) => Promise<Outcome<void>>;
};

/** Links the sign-in at the issuer to this account, after its password was given once more. */
export function LinkForm({ name, workspace, isLinked, hasPassword, start, unlink }: Props) {
  const [currentPassword, setPassword] = useState("");
  const [isLeaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    continueElsewhere(`/w/${workspace}/settings/account`).catch(() => setLeaving(false));
  };
  const { send, pending, outcome, errorOf } = useActionForm(start, leave);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) send({ currentPassword, workspace });
  };
  if (isLinked) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose">This account is opened by {name}.</p>
        {hasPassword && (
          <ConfirmButton
            label="Unlink"
            title={`Unlink ${name}`}
            text="From then on only the password opens this account."
            ask={() => unlink({})}
            size="normal"
          />
        )}
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem outcome={outcome} fields={["currentPassword"]} />
      <Field
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={currentPassword}
        onChange={(event) => setPassword(event.target.value)}
        hint={`Then sign in at ${name} with the same e-mail address, and it opens this account, too.`}
        error={errorOf("currentPassword")}
      />
      <div>
        <Button type="submit" disabled={pending || isLeaving}>
          {pending || isLeaving ? "Just a moment…" : `Link ${name}`}
        </Button>
      </div>
    </form>
  );
}
