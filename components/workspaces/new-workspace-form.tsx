"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Input = { name: string; slug?: string };

export function NewWorkspaceForm({ create }: { create: (input: Input) => Promise<Outcome<void>> }) {
  const [typed, setTyped] = useState({ name: "", slug: "" });
  const { send, pending, outcome, errorOf } = useActionForm(create);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send({ name: typed.name, slug: typed.slug.trim() || undefined });
      }}
    >
      <FormProblem outcome={outcome} fields={["name", "slug"]} />
      <Field
        label="Name"
        required
        maxLength={100}
        autoComplete="organization"
        autoFocus
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        error={errorOf("name")}
      />
      <Field
        label="Slug (optional)"
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        value={typed.slug}
        onChange={(event) => setTyped({ ...typed, slug: event.target.value })}
        hint="Stands in addresses and cannot be changed later. Left empty, it is made from the name."
        error={errorOf("slug")}
      />
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Creating…" : "Create workspace"}
      </Button>
    </form>
  );
}
