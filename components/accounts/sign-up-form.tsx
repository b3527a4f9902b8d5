"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";

type Props = {
  submit: (before: Outcome<void> | null, form: FormData) => Promise<Outcome<void>>;
  /** Of an invitation that lets the person into a workspace. */
  inviteToken?: string;
};

export function SignUpForm({ submit, inviteToken }: Props) {
  const [outcome, send, pending] = useActionState(submit, null);
  const [typed, setTyped] = useState({ name: "", email: "", password: "" });
  const errorOf = (path: string) =>
    outcome?.ok === false ? outcome.problem.errors?.find((error) => error.path === path)?.message : undefined;
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblem outcome={outcome} fields={["name", "email", "password"]} />
      {inviteToken !== undefined && <input type="hidden" name="inviteToken" value={inviteToken} />}
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        autoFocus
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        error={errorOf("name")}
      />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        error={errorOf("email")}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={256}
        value={typed.password}
        onChange={(event) => setTyped({ ...typed, password: event.target.value })}
        hint="At least 8 characters."
        error={errorOf("password")}
      />
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Creating…" : "Create account"}
      </Button>
    </form>
  );
}
