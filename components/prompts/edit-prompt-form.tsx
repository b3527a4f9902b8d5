"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { PromptFields, type PromptFieldValues } from "./prompt-fields";
import { sentFields } from "./sent-fields";

type Props = {
  id: string;
  slug: string;
  start: PromptFieldValues & { name: string };
  save: (input: unknown) => Promise<Outcome<void>>;
  members: { userId: string; name: string }[];
  categories: string[];
};

/** Changes what describes a prompt. */
export function EditPromptForm({ id, slug, start, save, members, categories }: Props) {
  const listId = useId();
  const [name, setName] = useState(start.name);
  const [fields, setFields] = useState<PromptFieldValues>(start);
  const [savedAs, setSavedAs] = useState("");
  const now = JSON.stringify([name, sentFields(fields)]);
  const form = useActionForm(save, () => setSavedAs(now));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send({ id, name, ...sentFields(fields) });
  };
  const wrongTag =
    form.outcome?.ok === false ? form.outcome.problem.errors?.find(({ path }) => path.startsWith("tags"))?.message : undefined;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["name", "description", "category", "ownerId", "tags"]} />
      <Field
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={form.errorOf("name")}
      />
      <Field label="Slug" hint="It never changes." value={slug} readOnly className="font-mono text-muted" />
      <PromptFields
        value={fields}
        onChange={setFields}
        errorOf={(field) => (field === "tags" ? wrongTag : form.errorOf(field))}
        {...{ members, categories, listId }}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" disabled={form.pending}>
          {form.pending ? "Saving…" : "Save"}
        </Button>
        <p role="status" className="text-good">
          {form.outcome?.ok && savedAs === now ? "Saved." : ""}
        </p>
      </div>
    </form>
  );
}
