import { Field } from "@/components/ui/field";

type Props = { value: string; error: string | undefined; onChange: (passThreshold: string) => void };

export function PassThresholdField({ value, error, onChange }: Props) {
  return (
    <Field
      label="Pass threshold (optional)"
      hint="Empty: an item passes when every evaluator with a weight passes. Else from this total on, 0 to 1."
      inputMode="decimal"
      value={value}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
