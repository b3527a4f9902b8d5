"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Typed = { currentPassword: string; newPassword: string };
type Props = { email: string; change: (input: Typed) => Promise<Outcome<void>> };

const blank: Typed = { currentPassword: "", newPassword: "" };

export function PasswordForm({ email, change }: Props) {
  const [typed, setTyped] = useState(blank);
  const { send, pending, outcome, errorOf } = useActionForm(change, () => setTyped(blank));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) send(typed);
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem outcome={outcome} fields={["currentPassword", "newPassword"]} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={typed.currentPassword}
        onChange={(event) => setTyped({ ...typed, currentPassword: event.target.value })}
        error={errorOf("currentPassword")}
      />
      <Field
        label="New password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        value={typed.newPassword}
        onChange={(event) => setTyped({ ...typed, newPassword: event.target.value })}
        hint="At least 8 characters. Every other session of yours ends."
        error={errorOf("newPassword")}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Changing…" : "Change password"}
        </Button>
        <p role="status" className="text-good">
          {outcome?.ok && !pending ? "Changed. Every other session has ended." : ""}
        </p>
      </div>
    </form>
  );
}
