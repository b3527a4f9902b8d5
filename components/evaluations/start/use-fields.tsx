"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { groupEvaluators } from "@/components/evaluations/group-evaluators";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { CountingFields } from "./counting-fields";
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
            {!entry.saved && (
              <a
                href={`/docs/evaluators#${entry.type}`}
                target="_blank"
                rel="noreferrer"
                className="whitespace-nowrap underline underline-offset-2 hover:text-ink"
              >
                How it scores<span className="sr-only"> ({entry.type}, in a new tab)</span>
              </a>
            )}
          </p>
          {use.revision !== undefined && use.revision !== entry.saved?.revision && (
            <p className="text-warn">
              Revision {use.revision} is used here, as before; remove and add it to use its present one.
            </p>
          )}
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
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">
          {entry.controls.length > 0 ? "Options, weight and threshold" : "Weight and threshold"}
        </summary>
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
          <CountingFields
            {...{ use, onChange }}
            errorOf={(path) => errorOf(`${at}.${path}`)}
            keyHolder={entry.saved ? entry.type.slice(1) : entry.type}
          />
        </div>
      </details>
    </fieldset>
  );
}
