"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useActionForm } from "@/components/ui/use-action-form";
import type { CaseFields } from "@/lib/datasets/case-form";
import type { Outcome } from "@/lib/http/action";
import { entryErrors } from "./entry-errors";
import { ExpectationFields } from "./expectation-fields";
import { ValueFields } from "./value-fields";

type Saved = Outcome<{ id?: string }>;

type Props = {
  title: string;
  given: CaseFields;
  /** The names of declared variables; where there are any, others are refused. */
  declared: string[];
  /** How it is saved: a client component cannot be handed any other function than an action. */
  save:
    | { by: "add"; id: string; ask: (input: { id: string; fields: CaseFields }) => Promise<Saved> }
    | {
        by: "change";
        id: string;
        ifRevision: number;
        ask: (input: { id: string; ifRevision: number; fields: CaseFields }) => Promise<Saved>;
      };
  closeHref: string;
  /** Where to go once it is saved; the id of the case goes at its end. */
  savedHref: string;
};

/** A case as a form beside the grid. What was typed is not thrown away without asking. */
export function CaseEditor({ title, given, declared, save, closeHref, savedHref }: Props) {
  const { push } = useRouter();
  const [fields, setFields] = useState(given);
  const [leaving, setLeaving] = useState(false);
  const form = useActionForm(saving(save), ({ id }) => push(`${savedHref}${id ?? ""}`, { scroll: false }));
  const entries = entryErrors(form.outcome, "expectations.assertions");
  const errorOf = (path: string) =>
    form.errorOf(path) ?? (path === "expectations.assertions" && entries.text ? entries.text : undefined);
  const change = (changed: Partial<CaseFields>) => setFields((before) => ({ ...before, ...changed }));
  const close = () => (fields === given ? push(closeHref, { scroll: false }) : setLeaving(true));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send(fields);
  };
  return (
    <Dialog open look="panel" title={title} onOpenChange={(open) => !open && close()}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        {leaving && <Leaving discard={() => push(closeHref, { scroll: false })} stay={() => setLeaving(false)} />}
        <FormProblem outcome={form.outcome} fields={[...shownBeside(fields), ...entries.paths]} />
        <ValueFields values={fields.values} declared={declared} errorOf={form.errorOf} change={(values) => change({ values })} />
        <ExpectationFields
          expectations={fields.expectations}
          errorOf={errorOf}
          change={(expectations) => change({ expectations })}
        />
        <AboutFields fields={fields} errorOf={form.errorOf} change={change} />
        <div className="sticky -bottom-4 -mx-5 -mb-4 flex justify-end gap-2 border-line border-t bg-surface px-5 py-3">
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={form.pending}>
            {form.pending ? "Saving…" : "Save case"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const saving = (save: Props["save"]) => (fields: CaseFields) =>
  save.by === "add" ? save.ask({ id: save.id, fields }) : save.ask({ id: save.id, ifRevision: save.ifRevision, fields });

/** The fields that show their own problem, named as a problem names them. */
const shownBeside = (fields: CaseFields): string[] => [
  ...["name", "externalId", "group", "split", "tags", "metadata"].flatMap((key) => [key, `fields.${key}`]),
  ...Object.keys(fields.expectations).flatMap((key) => [`expectations.${key}`, `fields.expectations.${key}`]),
  ...fields.values.flatMap(({ name }, index) => [
    `variables.${name}`,
    `fields.variables.${name}`,
    `fields.values.${index}.name`,
    `fields.values.${index}.text`,
  ]),
];

function Leaving({ discard, stay }: { discard: () => void; stay: () => void }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-md border border-line bg-warn-ground px-3 py-2 text-warn"
    >
      <p className="mr-auto">What you typed is not saved.</p>
      <Button size="small" onClick={discard}>
        Discard it
      </Button>
      <Button size="small" onClick={stay} autoFocus>
        Keep editing
      </Button>
    </div>
  );
}

type AboutProps = {
  fields: CaseFields;
  errorOf: (path: string) => string | undefined;
  change: (changed: Partial<CaseFields>) => void;
};

function AboutFields({ fields, errorOf, change }: AboutProps) {
  const text = (key: "name" | "externalId" | "group" | "tags") => ({
    value: fields[key],
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
    error: errorOf(`fields.${key}`) ?? errorOf(key),
    autoComplete: "off",
  });
  return (
    <section className="flex flex-col gap-4">
      <h3 className="font-semibold">About</h3>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" {...text("name")} />
        <Select
          label="Split"
          value={fields.split}
          onChange={(event) => change({ split: event.target.value === "gate" ? "gate" : "dev" })}
        >
          <option value="dev">dev: for daily work</option>
          <option value="gate">gate: kept for promotion</option>
        </Select>
        <Field label="Tags" hint="Between commas." {...text("tags")} />
        <Field label="Group" hint="Cases of one conversation or document." {...text("group")} />
        <Field label="External id" hint="Its id where it comes from; imports find it by this." {...text("externalId")} />
      </div>
      <TextArea
        label="Metadata"
        code
        rows={2}
        hint="A JSON object, or empty."
        value={fields.metadata}
        onChange={(event) => change({ metadata: event.target.value })}
        error={errorOf("fields.metadata")}
      />
    </section>
  );
}
