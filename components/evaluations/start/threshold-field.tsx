import { Field } from "@/components/ui/field";

type Props = { value: string; error: string | undefined; onChange: (threshold: string) => void };

export function ThresholdField({ value, error, onChange }: Props) {
  return (
    <Field
      label="Threshold of this use (optional)"
      hint="Passes from this score on, 0 to 1, whatever the evaluator says."
      inputMode="decimal"
      value={value}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
