"use client";

import { type ComponentProps, useState } from "react";
import { slugOf } from "@/components/prompts/slug-of";
import { Field } from "@/components/ui/field";
import type { EvaluatorBody } from "./evaluator-draft";
import { EvaluatorForm } from "./evaluator-form";

type Form = ComponentProps<typeof EvaluatorForm>;
type Props = Pick<Form, "initial" | "catalogue"> & {
  /** Where saved evaluators live. */
  path: string;
  save: (body: EvaluatorBody & { name: string; slug: string; description: string | null }) => ReturnType<Form["save"]>;
};

/** A new saved evaluator: its name, and its first revision. */
export function NewEvaluatorForm({ initial, catalogue, path, save }: Props) {
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [description, setDescription] = useState("");
  const own = { name, slug: slug ?? slugOf(name), description: description.trim() || null };
  const naming = (errorOf: (path: string) => string | undefined) => (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={name}
        error={errorOf("name")}
        onChange={({ target }) => setName(target.value)}
      />
      <Field
        label="Slug"
        hint="How evaluations name it. It never changes."
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        value={own.slug}
        error={errorOf("slug")}
        onChange={({ target }) => setSlug(target.value)}
      />
      <div className="sm:col-span-2">
        <Field
          label="Description (optional)"
          autoComplete="off"
          maxLength={5_000}
          value={description}
          error={errorOf("description")}
          onChange={({ target }) => setDescription(target.value)}
        />
      </div>
    </div>
  );
  return (
    <EvaluatorForm
      {...{ initial, catalogue, naming }}
      save={(body) => save({ ...own, ...body })}
      next={`${path}/${own.slug}`}
      verb="Save evaluator"
    />
  );
}
