import { Card } from "@/components/ui/card";
import { type CatalogueEntry, newUse, type UseDraft } from "./evaluation-draft";
import type { ErrorOf } from "./fault-finder";
import { UseFields } from "./use-fields";
import { UsePicker } from "./use-picker";

type Props = {
  /** Which step of a form it is. */
  step?: number;
  uses: UseDraft[];
  catalogue: CatalogueEntry[];
  errorOf: ErrorOf;
  onChange: (changed: (uses: UseDraft[]) => UseDraft[]) => void;
  /** How many there may be. */
  most?: number;
};

/** The evaluators that score the answers, each with its options, and a way to add one. */
export function EvaluatorsCard({ step, uses, catalogue, errorOf, onChange, most = Number.POSITIVE_INFINITY }: Props) {
  const add = (entry: CatalogueEntry) =>
    onChange((uses) => (uses.length < most ? [...uses, { ...newUse(crypto.randomUUID(), entry), isNew: true }] : uses));
  const change = (id: string, changed: Partial<UseDraft>) =>
    onChange((uses) => uses.map((use) => (use.id === id ? { ...use, ...changed } : use)));
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
              onRemove={() => onChange((uses) => uses.filter(({ id }) => id !== use.id))}
            />
          )
        );
      })}
      <UsePicker {...{ catalogue, add }} hasUses={uses.length > 0} error={errorOf("evaluators")} />
    </Card>
  );
}
