"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";

type Props = { submit: (before: Outcome<void> | null, form: FormData) => Promise<Outcome<void>>; callbackUrl: string };

export function SignInForm({ submit, callbackUrl }: Props) {
  const [outcome, send, pending] = useActionState(submit, null);
  const [typed, setTyped] = useState({ email: "", password: "" });
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormProblem outcome={outcome} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={typed.password}
        onChange={(event) => setTyped({ ...typed, password: event.target.value })}
      />
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
