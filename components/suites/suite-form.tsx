"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { CaseSummary } from "@/components/evaluations/start/case-fields";
import type { CatalogueEntry } from "@/components/evaluations/start/evaluation-draft";
import { EvaluatorsCard } from "@/components/evaluations/start/evaluators-card";
import { faultFinder } from "@/components/evaluations/start/fault-finder";
import type { Choice } from "@/components/evaluations/start/found-select";
import { suggestUses } from "@/components/evaluations/start/suggest-uses";
import { useLoaded } from "@/components/evaluations/start/use-loaded";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormFaults } from "@/components/ui/form-faults";
import { useActionForm } from "@/components/ui/use-action-form";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { Outcome } from "@/lib/http/action";
import { CaseChoice } from "./case-choice";
import { DecisionFields } from "./decision-fields";
import { NamingFields } from "./naming-fields";
import { type SuiteBody, type SuiteDraft, suiteBody } from "./suite-draft";

type Props = {
  /** The suite that is changed; null makes a new one. */
  id: string | null;
  initial: SuiteDraft;
  catalogue: CatalogueEntry[];
  datasets: { choices: Choice[]; total: number };
  cases: Record<string, CaseSummary>;
  /** Where suites live, to go to this one. */
  path: string;
  save: (body: SuiteBody & { id?: string; slug?: string }) => Promise<Outcome<{ slug: string }>>;
  casesOf: (input: { id: string }) => Promise<Outcome<CaseSummary>>;
  findDatasets: (input: { q: string }) => Promise<Outcome<Choice[]>>;
};

/** A recipe of evaluations: which cases, scored how, and by what two versions are compared. */
export function SuiteForm({ id, initial, catalogue, path, save, ...props }: Props) {
  const { push } = useRouter();
  const form = useActionForm(save, ({ slug }) => push(`${path}/${slug}`));
  const cases = useLoaded(props.cases, (dataset) => props.casesOf({ id: dataset }));
  const [draft, setDraft] = useState(initial);
  const [isOwnChoice, setIsOwnChoice] = useState(initial.uses.length > 0);
  const [isChanged, setIsChanged] = useState(false);
  const [isTried, setIsTried] = useState(false);
  useLeaveGuard(isChanged && !form.outcome?.ok);
  const change = (changed: Partial<SuiteDraft>) => {
    setIsChanged(true);
    setDraft((before) => ({ ...before, ...changed }));
  };
  const changeUses = (changed: (uses: SuiteDraft["uses"]) => SuiteDraft["uses"]) => {
    setIsOwnChoice(true);
    setIsChanged(true);
    setDraft((before) => ({ ...before, uses: changed(before.uses) }));
  };
  const chooseDataset = (datasetId: string) => {
    change({ datasetId });
    if (!datasetId) return;
    cases.load(datasetId, ({ expectations }) => {
      const names = expectations.map(({ name }) => name);
      if (!isOwnChoice) setDraft((before) => ({ ...before, uses: suggestUses(catalogue, names) }));
    });
  };

  const { body, faults } = suiteBody(draft, catalogue);
  const told = isChanged ? null : form.outcome;
  const errorOf = faultFinder(faults, isTried, told);
  const isPending = form.pending || form.outcome?.ok === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (isPending || faults.length > 0) return;
    setIsChanged(false);
    form.send(id === null ? { ...body, slug: draft.slug.trim() || undefined } : { ...body, id });
  };

  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Card title="Cases">
          <CaseChoice
            {...{ draft, errorOf, change, chooseDataset }}
            datasets={{ ...props.datasets, find: (q) => props.findDatasets({ q }) }}
            summary={cases.loaded[draft.datasetId]}
          />
        </Card>
        <EvaluatorsCard {...{ catalogue, errorOf, uses: draft.uses }} onChange={changeUses} />
        <Card title="What decides">
          <DecisionFields {...{ draft, errorOf, change }} />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6">
        <NamingFields {...{ draft, errorOf, change }} isNew={id === null} />
        <FormFaults outcome={told} isWrong={isTried && faults.length > 0} />
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? "Saving…" : id === null ? "Create suite" : "Save"}
        </Button>
        {id !== null && (
          <p className="text-muted">
            Another recipe is another revision: what was measured by an older one opens no gate. A name or a description changes
            none.
          </p>
        )}
      </div>
    </form>
  );
}
