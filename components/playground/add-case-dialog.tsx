"use client";

import { ListPlus } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { Values } from "@/lib/templates/content";
import type { DatasetChoice } from "./case-dialog";

export type AddCase = (input: {
  id: string;
  name?: string;
  variables: Values;
  expectations?: { reference: string };
}) => Promise<Outcome<{ id: string; datasetId: string }>>;

type Props = {
  datasets: DatasetChoice[];
  values: Values;
  /** The answer as it was given to these values; null where there is none. */
  answer: string | null;
  path: string;
  add: AddCase;
};

/** Keeps the values as a case of a dataset, the answer as what is expected if one wants. */
export function AddCaseDialog({ datasets, values, answer, path, add }: Props) {
  const [id, setId] = useState(datasets[0]?.id ?? "");
  const [name, setName] = useState("");
  const [asReference, setAsReference] = useState(true);
  const [made, setMade] = useState<{ id: string; datasetId: string } | null>(null);
  const form = useActionForm(add, setMade);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.pending) return;
    const expectations = answer !== null && asReference ? { expectations: { reference: answer } } : {};
    form.send({ id, ...(name.trim() && { name: name.trim() }), variables: values, ...expectations });
  };
  const trigger = (
    <Button size="small">
      <ListPlus aria-hidden="true" />
      Add as case
    </Button>
  );
  return (
    <Dialog
      onOpenChange={(isOpen) => isOpen && setMade(null)}
      trigger={trigger}
      title="Add as case"
      description="The values as they stand, for evaluations to run on."
    >
      {made ? (
        <div className="flex flex-col gap-4">
          <p role="status">The case was added.</p>
          <DialogButtons close="Stay here">
            <Link href={`${path}/datasets/${made.datasetId}`} className={buttonClass("primary")}>
              Open the dataset
            </Link>
          </DialogButtons>
        </div>
      ) : datasets.length === 0 ? (
        <p className="text-muted">
          There is no dataset to add it to.{" "}
          <a href={`${path}/datasets`} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
            Make one in a new tab
          </a>{" "}
          and load this page again: what stands here stays.
        </p>
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <FormProblem outcome={form.outcome} fields={["id", "name"]} />
          <Select label="Dataset" value={id} onChange={({ target }) => setId(target.value)} error={form.errorOf("id")}>
            {datasets.map(({ id, name, caseCount }) => (
              <option key={id} value={id}>
                {name} ({caseCount})
              </option>
            ))}
          </Select>
          <Field
            label="Name (optional)"
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
            error={form.errorOf("name")}
          />
          {answer !== null && (
            <Checkbox
              label="Take the answer as the reference"
              hint="Evaluators that compare with a reference then expect it. Correct it later where it is not right."
              checked={asReference}
              onChange={({ target }) => setAsReference(target.checked)}
            />
          )}
          <div className="flex justify-end">
            <Button type="submit" look="primary" aria-disabled={form.pending}>
              {form.pending ? "Adding…" : "Add case"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
