"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { SaveRow } from "@/components/ui/save-row";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Typed = { currentPassword: string; newPassword: string };
type Props = { email: string; change: (input: Typed) => Promise<Outcome<void>> };

const blank: Typed = { currentPassword: "", newPassword: "" };

export function PasswordForm({ email, change }: Props) {
  const [typed, setTyped] = useState(blank);
  const form = useActionForm(change, () => setTyped(blank));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send(typed);
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["currentPassword", "newPassword"]} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={typed.currentPassword}
        onChange={(event) => setTyped({ ...typed, currentPassword: event.target.value })}
        error={form.errorOf("currentPassword")}
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
        error={form.errorOf("newPassword")}
      />
      <SaveRow
        form={form}
        button="Change password"
        meanwhile="Changing…"
        look="primary"
        said="Changed. Every other session has ended."
      />
    </form>
  );
}
