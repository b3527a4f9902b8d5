"use client";

import { Trash2 } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { controlClass } from "@/components/ui/labelled";
import type { CaseFields } from "@/lib/datasets/case-form";
import { JsonHint } from "./json-hint";

type Value = CaseFields["values"][number];
type Props = {
  values: Value[];
  declared: string[];
  errorOf: (path: string) => string | undefined;
  change: (values: Value[]) => void;
};

/** The values of a case, each as text or as JSON. */
export function ValueFields({ values, declared, errorOf, change }: Props) {
  const set = (index: number, changed: Partial<Value>) =>
    change(values.map((value, place) => (place === index ? { ...value, ...changed } : value)));
  const missing = declared.filter((name) => !values.some((value) => value.name === name));
  const add = (name: string) => change([...values, { name, as: "text", text: "" }]);
  return (
    <section className="flex flex-col gap-4">
      <h3 className="font-semibold">Values</h3>
      {values.map((value, index) => (
        <ValueField
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is typed, so its place is what stays
          key={index}
          value={value}
          fixed={declared.includes(value.name)}
          nameError={errorOf(`fields.values.${index}.name`)}
          error={
            errorOf(`fields.values.${index}.text`) ??
            errorOf(`variables.${value.name}`) ??
            errorOf(`fields.variables.${value.name}`)
          }
          set={(changed) => set(index, changed)}
          remove={() => change(values.filter((_, place) => place !== index))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {missing.map((name) => (
          <Button key={name} size="small" onClick={() => add(name)}>
            Add {name}
          </Button>
        ))}
        {declared.length === 0 && (
          <Button size="small" onClick={() => add("")}>
            Add value
          </Button>
        )}
      </div>
    </section>
  );
}

type ValueProps = {
  value: Value;
  fixed: boolean;
  nameError?: string;
  error?: string;
  set: (changed: Partial<Value>) => void;
  remove: () => void;
};

function ValueField({ value, fixed, nameError, error, set, remove }: ValueProps) {
  const id = useId();
  const called = value.name || "the value";
  return (
    <fieldset aria-label={`Value ${value.name}`} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          {fixed ? (
            <label htmlFor={id} className="font-medium font-mono text-[0.8125rem] break-words">
              {value.name}
            </label>
          ) : (
            <Field
              label="Variable"
              value={value.name}
              onChange={(event) => set({ name: event.target.value })}
              error={nameError}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </div>
        <select
          aria-label={`How ${called} is written`}
          value={value.as}
          onChange={(event) => set({ as: event.target.value === "json" ? "json" : "text" })}
          className="h-9 flex-none rounded-md border border-line-strong bg-surface px-2 text-base sm:text-sm"
        >
          <option value="text">Text</option>
          <option value="json">JSON</option>
        </select>
        <Button
          look="quiet"
          size="icon"
          aria-label={`Remove ${called}`}
          title={`Remove ${called}`}
          onClick={remove}
          className="h-9"
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <textarea
        id={id}
        aria-label={fixed ? undefined : `Content of ${called}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        rows={2}
        spellCheck={value.as === "text"}
        value={value.text}
        onChange={(event) => set({ text: event.target.value })}
        className={`${controlClass} field-sizing-content max-h-96 min-h-16 py-2 ${value.as === "json" ? "font-mono" : ""}`}
      />
      <div id={`${id}-note`}>
        {error ? <p className="break-words text-bad">{error}</p> : value.as === "json" && <JsonHint text={value.text} />}
      </div>
    </fieldset>
  );
}
