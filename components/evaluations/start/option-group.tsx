import { type ComponentType, useId } from "react";
import { isWide } from "./is-wide";
import type { Control } from "./option-controls";
import type { OptionFieldProps } from "./option-field";
import type { TypedOptions } from "./typed-options";

type Props = OptionFieldProps & {
  control: Control & { kind: "group" };
  /** Handed in, for it shows groups itself. */
  OptionField: ComponentType<OptionFieldProps>;
};

/** An option that has options of its own. */
export function OptionGroup({ control, value, onChange, error, errorOf, OptionField }: Props) {
  const id = useId();
  const values: TypedOptions = typeof value === "object" && !Array.isArray(value) ? value : control.initial;
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex min-w-0 flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">
        {control.label}
        {!control.required && " (optional)"}
      </legend>
      <p id={`${id}-note`} className={error ? "text-bad" : "text-muted"}>
        {error ?? control.hint}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        {control.controls.map((one) => (
          <div key={one.name} className={isWide(one) ? "min-w-0 sm:col-span-2" : "min-w-0"}>
            <OptionField
              control={one}
              value={values[one.name] ?? one.initial}
              error={errorOf?.(one.name)}
              errorOf={(path) => errorOf?.(`${one.name}.${path}`)}
              onChange={(changed) => onChange({ ...values, [one.name]: changed })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
