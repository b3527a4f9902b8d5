import type { CatalogueEntry, UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { OptionField } from "@/components/evaluations/start/option-field";

type Props = {
  entry: CatalogueEntry;
  options: UseDraft["options"];
  errorOf: (path: string) => string | undefined;
  onChange: (options: UseDraft["options"]) => void;
};

/** The options of an evaluator, each by the control that fits. */
export function OptionGrid({ entry, options, errorOf, onChange }: Props) {
  if (entry.controls.length === 0) return <p className="text-muted">It has no options.</p>;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {entry.controls.map((control) => (
        <div key={control.name} className={["longText", "json"].includes(control.kind) ? "sm:col-span-2" : ""}>
          <OptionField
            control={control}
            value={options[control.name] ?? control.initial}
            error={errorOf(`options.${control.name}`)}
            onChange={(value) => onChange({ ...options, [control.name]: value })}
          />
        </div>
      ))}
    </div>
  );
}
