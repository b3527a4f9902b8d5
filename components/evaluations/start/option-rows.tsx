import { Plus, X } from "lucide-react";
import { type ComponentType, useId } from "react";
import { Button } from "@/components/ui/button";
import { isWide } from "./is-wide";
import type { Control } from "./option-controls";
import type { OptionFieldProps } from "./option-field";
import { typedOptions } from "./typed-options";

type Props = OptionFieldProps & {
  control: Control & { kind: "rows" };
  /** Handed in, for it shows rows itself. */
  OptionField: ComponentType<OptionFieldProps>;
};

/** A list of objects, a row each. */
export function OptionRows({ control, value, onChange, error, errorOf, OptionField }: Props) {
  const id = useId();
  const rows = Array.isArray(value) ? value.filter((row) => typeof row === "object") : [];
  const { label, controls } = control;
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 font-medium">
        {label}
        {!control.required && " (optional)"}
      </legend>
      <p id={`${id}-note`} className={error ? "text-bad" : "text-muted"}>
        {error ?? control.hint}
      </p>
      {rows.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone, and every field of it is controlled
          key={at}
          className="flex min-w-0 items-start gap-2 rounded-md border border-line p-3"
        >
          <legend className="sr-only">
            {label} {at + 1}
          </legend>
          <div className="grid min-w-0 flex-1 gap-4 sm:grid-cols-2">
            {controls.map((one) => (
              <div key={one.name} className={isWide(one) ? "min-w-0 sm:col-span-2" : "min-w-0"}>
                <OptionField
                  control={one}
                  value={row[one.name] ?? one.initial}
                  error={errorOf?.(`${at}.${one.name}`)}
                  errorOf={(path) => errorOf?.(`${at}.${one.name}.${path}`)}
                  onChange={(changed) =>
                    onChange(rows.map((other, index) => (index === at ? { ...other, [one.name]: changed } : other)))
                  }
                />
              </div>
            ))}
          </div>
          <Button
            look="quiet"
            size="icon"
            className="flex-none"
            aria-label={`Remove ${label.toLowerCase()} ${at + 1}`}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <X aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rows, typedOptions(controls)])}>
          <Plus aria-hidden="true" />
          Add to {label.toLowerCase()}
        </Button>
      </div>
    </fieldset>
  );
}
