import type { CaseSummary } from "@/components/evaluations/start/case-fields";
import { type Choice, FoundSelect } from "@/components/evaluations/start/found-select";
import { PassThresholdField } from "@/components/evaluations/start/threshold-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/http/action";
import type { SuiteDraft } from "./suite-draft";

type Props = {
  draft: SuiteDraft;
  errorOf: (path: string) => string | undefined;
  change: (change: Partial<SuiteDraft>) => void;
  chooseDataset: (id: string) => void;
  datasets: { choices: Choice[]; total: number; find: (q: string) => Promise<Outcome<Choice[]>> };
  summary: CaseSummary | undefined;
};

/** Which cases a suite takes, how often, and when an item passes. */
export function CaseChoice({ draft, errorOf, change, chooseDataset, datasets, summary }: Props) {
  const counted = (split: string) => summary && ` (${summary.splits.find(({ name }) => name === split)?.count ?? 0})`;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FoundSelect label="Dataset" {...datasets} error={errorOf("datasetId")} value={draft.datasetId} onChange={chooseDataset} />
      <Select
        label="Split"
        hint="A gate counts only what ran on the gate cases."
        value={draft.split}
        error={errorOf("split")}
        onChange={({ target }) => change({ split: target.value })}
      >
        <option value="">All{summary && ` (${summary.caseCount})`}</option>
        <option value="dev">dev{counted("dev")}</option>
        <option value="gate">gate{counted("gate")}</option>
      </Select>
      <Field
        label="Trials a case"
        hint="How often each case is run, 1 to 20. A start may raise it."
        inputMode="numeric"
        value={draft.trials}
        error={errorOf("trials")}
        onChange={({ target }) => change({ trials: target.value })}
      />
      <PassThresholdField
        value={draft.passThreshold}
        error={errorOf("passThreshold")}
        onChange={(passThreshold) => change({ passThreshold })}
      />
    </div>
  );
}
