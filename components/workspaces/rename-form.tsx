"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { name: string; rename: (form: FormData) => Promise<Outcome<void>> };

export function RenameForm({ name, rename }: Props) {
  const form = useActionForm(rename);
  return (
    <form onSubmit={submitting(form)} className="flex max-w-md flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["name"]} />
      <Field label="Name" name="name" defaultValue={name} required maxLength={100} error={form.errorOf("name")} />
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" disabled={form.pending}>
          {form.pending ? "Saving…" : "Save name"}
        </Button>
        <p role="status" className="text-good">
          {form.outcome?.ok && !form.pending ? "Saved." : ""}
        </p>
      </div>
    </form>
  );
}
