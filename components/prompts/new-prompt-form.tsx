"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { PromptFields } from "./prompt-fields";
import { sentFields } from "./sent-fields";
import { slugOf } from "./slug-of";

type Props = {
  add: (input: unknown) => Promise<Outcome<{ slug: string }>>;
  path: string;
  ownerId: string;
  members: { userId: string; name: string }[];
  categories: string[];
};

const shown = ["name", "slug", "description", "category", "ownerId", "tags"];

/** Names a new prompt; the slug follows the name until somebody writes one. */
export function NewPromptForm({ add, path, ownerId, members, categories }: Props) {
  const listId = useId();
  const { push } = useRouter();
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [fields, setFields] = useState({ description: "", category: "", tags: "", ownerId });
  const form = useActionForm(add, (made) => push(`${path}/${made.slug}/versions/new`));
  const isTaken = form.outcome?.ok === false && form.outcome.problem.code === "conflict";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send({ name, slug: slug ?? slugOf(name), ...sentFields(fields) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem outcome={isTaken ? null : form.outcome} fields={shown} />
      <Field
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={form.errorOf("name")}
      />
      <Field
        label="Slug"
        hint="How applications ask for it. It never changes."
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        className="font-mono"
        value={slug ?? slugOf(name)}
        onChange={(event) => setSlug(event.target.value)}
        error={form.errorOf("slug") ?? (isTaken ? "This slug is taken, by a prompt in use or an archived one." : undefined)}
      />
      <PromptFields value={fields} onChange={setFields} {...{ members, categories, listId, form }} />
      <div>
        <Button type="submit" look="primary" disabled={form.pending}>
          {form.pending ? "Creating…" : "Create prompt"}
        </Button>
      </div>
    </form>
  );
}
