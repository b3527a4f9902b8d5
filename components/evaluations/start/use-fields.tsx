"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { groupEvaluators } from "@/components/evaluations/group-evaluators";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type CatalogueEntry, ofType, type UseDraft } from "./evaluation-draft";
import type { ErrorOf } from "./fault-finder";
import { isWide } from "./is-wide";
import { OptionField } from "./option-field";

type Props = {
  use: UseDraft;
  entry: CatalogueEntry;
  catalogue: CatalogueEntry[];
  position: number;
  errorOf: ErrorOf;
  onChange: (change: Partial<UseDraft>) => void;
  onRemove: () => void;
};

/** One use of an evaluator: its options, and how its score counts. */
export function UseFields({ use, entry, catalogue, position, errorOf, onChange, onRemove }: Props) {
  const at = `evaluators.${position}`;
  const problem = errorOf(`${at}.options`) ?? errorOf(at);
  const [isOpen, setIsOpen] = useState(Boolean(use.isNew));
  const hasErrors = Boolean(errorOf(at, true));
  return (
    <fieldset className="flex flex-col gap-4 border-line border-b p-4">
      <legend className="sr-only">
        Evaluator {position + 1}: {entry.type}
      </legend>
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <p aria-hidden="true" className="font-medium">
            {use.key || entry.type}
            {use.key && <span className="font-normal text-muted"> ({entry.type})</span>}
          </p>
          <p className="text-muted">
            {entry.about}{" "}
            <a
              href={`/docs/evaluators#${entry.type}`}
              target="_blank"
              rel="noreferrer"
              className="whitespace-nowrap underline underline-offset-2 hover:text-ink"
            >
              How it scores<span className="sr-only"> ({entry.type}, in a new tab)</span>
            </a>
          </p>
        </div>
        <Button
          look="quiet"
          size="icon"
          className="flex-none"
          aria-label={`Remove evaluator ${position + 1}, ${entry.type}`}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      {problem && <p className="break-words text-bad">{problem}</p>}
      <details open={isOpen || hasErrors} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">Options, weight and threshold</summary>
        <div className="mt-3 flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <div className="sm:col-span-2">
              <Select
                label="Evaluator"
                value={use.type}
                onChange={({ target }) => {
                  const other = catalogue.find(({ type }) => type === target.value);
                  if (other) onChange(ofType(use, other));
                }}
              >
                {groupEvaluators(catalogue).map(({ name, title, evaluators }) => (
                  <optgroup key={name} label={title}>
                    {evaluators.map(({ type }) => (
                      <option key={type}>{type}</option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </div>
            {entry.controls.map((control) => (
              <div key={`${use.type} ${control.name}`} className={isWide(control) ? "min-w-0 sm:col-span-2" : "min-w-0"}>
                <OptionField
                  control={control}
                  value={use.options[control.name] ?? control.initial}
                  error={errorOf(`${at}.options.${control.name}`, control.kind !== "group" && control.kind !== "rows")}
                  errorOf={(path) => errorOf(`${at}.options.${control.name}.${path}`, true)}
                  onChange={(value) => onChange({ options: { ...use.options, [control.name]: value } })}
                />
              </div>
            ))}
          </div>
          <Counting {...{ use, at, errorOf, onChange }} />
        </div>
      </details>
    </fieldset>
  );
}

function Counting({ use, at, errorOf, onChange }: Pick<Props, "use" | "errorOf" | "onChange"> & { at: string }) {
  return (
    <div className="grid gap-4 rounded-md bg-raised p-3 sm:grid-cols-3">
      <Field
        label="Weight"
        hint="Its part of the total; 0 only shows."
        inputMode="decimal"
        value={use.weight}
        error={errorOf(`${at}.weight`)}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <Field
        label="Threshold (optional)"
        hint="Passed from this score, 0 to 1."
        inputMode="decimal"
        value={use.threshold}
        error={errorOf(`${at}.threshold`)}
        onChange={(event) => onChange({ threshold: event.target.value })}
      />
      <Field
        label="Key (optional)"
        hint="Its name in the results."
        autoComplete="off"
        placeholder={use.type}
        value={use.key}
        error={errorOf(`${at}.key`)}
        onChange={(event) => onChange({ key: event.target.value })}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2 sm:col-span-3">
        <Checkbox
          label="Required: where it does not pass, the item does not"
          checked={use.required}
          onChange={(event) => onChange({ required: event.target.checked })}
        />
        <Checkbox
          label="Negate: count 1 − score"
          checked={use.negate}
          onChange={(event) => onChange({ negate: event.target.checked })}
        />
      </div>
    </div>
  );
}
