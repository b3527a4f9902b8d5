"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { Control } from "./option-controls";
import { OptionGroup } from "./option-group";
import { OptionRows } from "./option-rows";
import type { TypedOptions } from "./typed-options";

type Typed = TypedOptions[string];
export type OptionFieldProps = {
  control: Control;
  value: Typed;
  onChange: (value: Typed) => void;
  error?: string;
  /** What is wrong at a place inside it, such as `0.name`. */
  errorOf?: (path: string) => string | undefined;
};

const notes: Partial<Record<Control["kind"], string>> = { lines: "One a line.", numbers: "One number a line.", json: "As JSON." };

/** One option of an evaluator, by its kind. */
export function OptionField(props: OptionFieldProps) {
  const { control, value, onChange, error } = props;
  const { label, hint } = control;
  const about = { label: control.required ? label : `${label} (optional)`, hint, error };
  switch (control.kind) {
    case "boolean":
      return (
        <Checkbox
          label={label}
          hint={error ?? hint}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choices":
      return <Choices {...props} control={control} value={Array.isArray(value) ? value.map(String) : []} />;
    case "choice":
      return (
        <Select {...about} label={label} value={String(value)} onChange={(event) => onChange(event.target.value)}>
          {control.initial === "" && <option value="">—</option>}
          {control.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      );
    case "group":
      return <OptionGroup {...props} control={control} OptionField={OptionField} />;
    case "rows":
      return <OptionRows {...props} control={control} OptionField={OptionField} />;
    case "number":
    case "text":
      return (
        <Field
          {...about}
          value={String(value)}
          inputMode={control.kind === "number" ? "decimal" : undefined}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <TextArea
          {...about}
          hint={[hint?.replace(/\.?$/, "."), notes[control.kind]].filter(Boolean).join(" ")}
          code={control.kind === "json"}
          rows={2}
          spellCheck={control.kind === "json" ? false : undefined}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

type ChoicesProps = OptionFieldProps & { control: Control & { kind: "choices" }; value: string[] };

function Choices({ control, value, onChange, error }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{control.label} (optional)</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {control.choices.map((choice) => (
          <Checkbox
            key={choice}
            label={choice}
            checked={value.includes(choice)}
            onChange={({ target }) => onChange(target.checked ? [...value, choice] : value.filter((one) => one !== choice))}
          />
        ))}
      </div>
      <p id={`${id}-note`} className={error ? "text-bad" : "text-muted"}>
        {error ?? control.hint}
      </p>
    </fieldset>
  );
}
