"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";

type Props = {
  token: string;
  email: string;
  submit: (before: Outcome<void> | null, form: FormData) => Promise<Outcome<void>>;
};

export function ResetForm({ token, email, submit }: Props) {
  const [outcome, send, pending] = useActionState(submit, null);
  const [password, setPassword] = useState("");
  const problem = outcome?.ok === false ? outcome.problem.errors?.find(({ path }) => path === "newPassword") : undefined;
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblem outcome={outcome} fields={["newPassword"]} />
      <input type="hidden" name="token" value={token} />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint="At least 8 characters."
        error={problem?.message}
      />
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Setting…" : "Set password"}
      </Button>
    </form>
  );
}
