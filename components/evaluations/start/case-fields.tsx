"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/http/action";
import type { EvaluationDraft } from "./evaluation-draft";
import { type Choice, FoundSelect } from "./found-select";

/** What the cases of a dataset are like. */
export type CaseSummary = {
  caseCount: number;
  splits: { name: string; count: number }[];
  expectations: { name: string; count: number }[];
  tags: { tag: string; cases: number }[];
};
/** A suite that says which cases and how they are scored; a start may name another split and more trials. */
export type StartSuite = { name: string; datasetName: string; trials: number; lines: { name: string; text: string }[] };
type Props = {
  suite: StartSuite | null;
  draft: EvaluationDraft;
  datasets: { choices: Choice[]; total: number; find: (q: string) => Promise<Outcome<Choice[]>> };
  summary: CaseSummary | undefined;
  errorOf: (path: string) => string | undefined;
  onDataset: (datasetId: string) => void;
  onChange: (change: Partial<EvaluationDraft>) => void;
};

/** Which cases are run, how often, and how many at a time. */
export function CaseFields({ suite, draft, datasets, summary, errorOf, onDataset, onChange }: Props) {
  const countOf = (split: string) => summary?.splits.find(({ name }) => name === split)?.count ?? 0;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {suite ? (
          <Field label="Dataset" value={suite.datasetName} readOnly className="text-muted" />
        ) : (
          <FoundSelect label="Dataset" {...datasets} error={errorOf("datasetId")} value={draft.datasetId} onChange={onDataset} />
        )}
        <Select
          label="Split"
          value={draft.split}
          error={errorOf("split")}
          onChange={(event) => onChange({ split: event.target.value })}
        >
          <option value="">{summary ? `All (${summary.caseCount} cases)` : "All"}</option>
          <option value="dev">{summary ? `dev (${countOf("dev")})` : "dev"}</option>
          <option value="gate">{summary ? `gate (${countOf("gate")})` : "gate"}</option>
        </Select>
      </div>
      <Tags draft={draft} summary={summary} onChange={onChange} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Trials a case"
          hint={
            suite
              ? `How often each case is run; the suite asks for ${suite.trials} at least.`
              : "How often each case is run, 1 to 20."
          }
          inputMode="numeric"
          value={draft.trials}
          error={errorOf("trials")}
          onChange={(event) => onChange({ trials: event.target.value })}
        />
        <Field
          label="Calls at a time"
          hint="The provider's own limit holds as well."
          inputMode="numeric"
          value={draft.concurrency}
          error={errorOf("concurrency")}
          onChange={(event) => onChange({ concurrency: event.target.value })}
        />
      </div>
    </div>
  );
}

function Tags({ draft, summary, onChange }: Pick<Props, "draft" | "summary" | "onChange">) {
  const [isOpen, setIsOpen] = useState(draft.tags.length > 0);
  const counted = summary?.tags ?? [];
  const gone = draft.tags.filter((tag) => counted.every((one) => one.tag !== tag)).map((tag) => ({ tag, cases: 0 }));
  const tags = [...counted, ...gone];
  if (tags.length === 0) return null;
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">
        {draft.tags.length === 0 ? "Only cases with certain tags" : `Only cases with any of: ${draft.tags.join(", ")}`}
      </summary>
      <div className="mt-3 flex max-h-40 flex-wrap gap-x-4 gap-y-1.5 overflow-y-auto">
        {tags.map(({ tag, cases }) => (
          <Checkbox
            key={tag}
            label={`${tag} (${cases})`}
            checked={draft.tags.includes(tag)}
            onChange={({ target }) =>
              onChange({ tags: target.checked ? [...draft.tags, tag] : draft.tags.filter((one) => one !== tag) })
            }
          />
        ))}
      </div>
    </details>
  );
}
