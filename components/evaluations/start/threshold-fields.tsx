import { Field } from "@/components/ui/field";

type Props = { value: string; error: string | undefined; onChange: (share: string) => void };

/** From which total on an item passes. */
export const PassThresholdField = (props: Props) => (
  <ShareField
    label="Pass threshold (optional)"
    hint="Empty: an item passes when every evaluator with a weight passes. Else from this total on, 0 to 1."
    {...props}
  />
);

/** From which score on one evaluator passes, here. */
export const ThresholdField = (props: Props) => (
  <ShareField
    label="Threshold of this use (optional)"
    hint="Passes from this score on, 0 to 1, whatever the evaluator says."
    {...props}
  />
);

const ShareField = ({ onChange, ...rest }: Props & { label: string; hint: string }) => (
  <Field {...rest} inputMode="decimal" onChange={({ target }) => onChange(target.value)} />
);
