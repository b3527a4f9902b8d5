import { Card } from "@/components/ui/card";
import type { CatalogueEntry, UseDraft } from "./evaluation-draft";
import type { ErrorOf } from "./fault-finder";
import { UseFields } from "./use-fields";
import { UsePicker } from "./use-picker";

type Props = {
  /** Which step of a form it is. */
  step?: number;
  uses: UseDraft[];
  catalogue: CatalogueEntry[];
  errorOf: ErrorOf;
  add: (entry: CatalogueEntry) => void;
  change: (id: string, change: Partial<UseDraft>) => void;
  remove: (id: string) => void;
};

/** The evaluators that score the answers, each with its options, and a way to add one. */
export function EvaluatorsCard({ step, uses, catalogue, errorOf, add, change, remove }: Props) {
  return (
    <Card step={step} title="Evaluators" flush>
      {uses.map((use, position) => {
        const entry = catalogue.find(({ type }) => type === use.type);
        return (
          entry && (
            <UseFields
              key={use.id}
              {...{ use, entry, catalogue, position, errorOf }}
              onChange={(changed) => change(use.id, changed)}
              onRemove={() => remove(use.id)}
            />
          )
        );
      })}
      <UsePicker {...{ catalogue, add }} hasUses={uses.length > 0} error={errorOf("evaluators")} />
    </Card>
  );
}
