"use client";

import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { SaveRow } from "@/components/ui/save-row";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { name: string; email: string; rename: (form: FormData) => Promise<Outcome<void>> };

export function NameForm({ name, email, rename }: Props) {
  const form = useActionForm(rename);
  return (
    <form onSubmit={submitting(form)} className="flex max-w-md flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["name"]} />
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={name}
        required
        maxLength={100}
        hint={<>You sign in as {email}.</>}
        error={form.errorOf("name")}
      />
      <SaveRow form={form} button="Save name" />
    </form>
  );
}
