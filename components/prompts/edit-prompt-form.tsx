"use client";

import { type FormEvent, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { SaveRow } from "@/components/ui/save-row";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { PromptFields, type PromptFieldValues } from "./prompt-fields";
import { sentFields } from "./sent-fields";

type Props = {
  id: string;
  slug: string;
  start: PromptFieldValues & { name: string; defaultSuiteId: string };
  save: (input: unknown) => Promise<Outcome<void>>;
  members: { userId: string; name: string }[];
  categories: string[];
  /** What its default suite is chosen from. */
  suites: { id: string; name: string }[];
};

/** Changes what describes a prompt. */
export function EditPromptForm({ id, slug, start, save, members, categories, suites }: Props) {
  const listId = useId();
  const [name, setName] = useState(start.name);
  const [defaultSuiteId, setDefaultSuiteId] = useState(start.defaultSuiteId);
  const isListed = defaultSuiteId === "" || suites.some((suite) => suite.id === defaultSuiteId);
  const [fields, setFields] = useState<PromptFieldValues>(start);
  const [savedAs, setSavedAs] = useState("");
  const sent = { name, ...sentFields(fields), defaultSuiteId: defaultSuiteId || null };
  const now = JSON.stringify(sent);
  const form = useActionForm(save, () => setSavedAs(now));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send({ id, ...sent });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={["name", "description", "category", "ownerId", "tags", "defaultSuiteId"]} />
      <Field
        label="Name"
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={form.errorOf("name")}
      />
      <Field label="Slug" hint="It never changes." value={slug} readOnly className="font-mono text-muted" />
      <PromptFields value={fields} onChange={setFields} {...{ members, categories, listId, form }} />
      <Select
        label="Default suite"
        hint="What a check of a version takes: its dev cases, against the active version."
        value={defaultSuiteId}
        error={form.errorOf("defaultSuiteId")}
        onChange={(event) => setDefaultSuiteId(event.target.value)}
      >
        <option value="">None</option>
        {suites.map((suite) => (
          <option key={suite.id} value={suite.id}>
            {suite.name}
          </option>
        ))}
        {!isListed && <option value={defaultSuiteId}>The present one (archived)</option>}
      </Select>
      <SaveRow form={form} look="primary" isSame={savedAs === now} />
    </form>
  );
}
