"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useEffect, useState, useTransition } from "react";
import type { Outcome } from "@/lib/http/action";

/**
 * A form that asks a server action. It is not sent by `action={…}`, which would empty it: what was typed stays until `done` moves on.
 * `errorOf("model.name")` is the problem of one field; hand `outcome` and the names of those fields to `<FormProblem>`.
 */
export function useActionForm<Input, Data>(ask: (input: Input) => Promise<Outcome<Data>>, done?: (data: Data) => void) {
  const [outcome, setOutcome] = useState<Outcome<Data> | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (input: Input) =>
    startTransition(async () => {
      const answer = await ask(input).catch(asOutcome);
      setOutcome(answer);
      if (answer.ok) done?.(answer.data);
    });
  useEffect(() => {
    if (outcome?.ok === false) showFault();
  }, [outcome]);
  return {
    send,
    pending,
    outcome,
    errorOf: (path: string) =>
      outcome?.ok === false ? outcome.problem.errors?.find((error) => error.path === path)?.message : undefined,
  };
}

/** The first field with a problem is gone on with, unless somebody writes in another meanwhile. */
function showFault(): void {
  if (document.activeElement?.matches("input, textarea, select, [contenteditable=true]")) return;
  const room = document.querySelector("[role=dialog]") ?? document;
  room.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}

/** For `onSubmit`: the form's fields, unless it is under way already. */
export const submitting =
  (form: { send: (fields: FormData) => void; pending: boolean }) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!form.pending) form.send(new FormData(event.currentTarget));
  };

function asOutcome(error: unknown): { ok: false; problem: Extract<Outcome<never>, { ok: false }>["problem"] } {
  unstable_rethrow(error); // a redirect is thrown, too
  const detail = "The server did not answer. Nothing you typed is lost: check the connection and send it again.";
  return {
    ok: false,
    problem: { type: "about:blank", title: "Not sent", status: 503, detail, code: "unavailable", requestId: "" },
  };
}
