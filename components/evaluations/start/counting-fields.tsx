import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import type { UseDraft } from "./evaluation-draft";
import { ThresholdField } from "./threshold-fields";

type Props = {
  use: UseDraft;
  errorOf: (path: string) => string | undefined;
  onChange: (change: Partial<UseDraft>) => void;
  /** What the key is where none is given; without it no key is asked for. */
  keyHolder?: string;
};

/** How a score counts: its weight, from where on it passes, and what else follows from it. */
export function CountingFields({ use, errorOf, onChange, keyHolder }: Props) {
  return (
    <div className="grid gap-4 rounded-md bg-raised p-3 sm:grid-cols-3">
      <Field
        label="Weight"
        hint="Its part of the total; 0 only shows."
        inputMode="decimal"
        value={use.weight}
        error={errorOf("weight")}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <ThresholdField value={use.threshold} error={errorOf("threshold")} onChange={(threshold) => onChange({ threshold })} />
      {keyHolder !== undefined && (
        <Field
          label="Key (optional)"
          hint="Its name in the results."
          autoComplete="off"
          placeholder={keyHolder}
          value={use.key}
          error={errorOf("key")}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      )}
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
