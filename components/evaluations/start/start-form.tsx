"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { FormFaults } from "@/components/ui/form-faults";
import { useActionForm } from "@/components/ui/use-action-form";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import type { Outcome } from "@/lib/http/action";
import { ArmFields, type VersionChoice } from "./arm-fields";
import { CaseFields, type CaseSummary, type StartSuite } from "./case-fields";
import { EstimateCard } from "./estimate-card";
import type { CatalogueEntry, EvaluationDraft } from "./evaluation-draft";
import { EvaluatorsCard } from "./evaluators-card";
import { faultFinder } from "./fault-finder";
import type { Choice } from "./found-select";
import { type StartBody, startBody } from "./start-body";
import { PassThresholdField } from "./threshold-fields";
import { useDraft } from "./use-draft";
import { useEstimate } from "./use-estimate";
import { useLoaded } from "./use-loaded";

type Estimate = Awaited<ReturnType<typeof estimateEvaluation>>;
type Find = (input: { q: string }) => Promise<Outcome<Choice[]>>;
export type StartFormProps = {
  initial: EvaluationDraft;
  catalogue: CatalogueEntry[];
  providers: Choice[];
  prompts: { choices: Choice[]; total: number };
  datasets: { choices: Choice[]; total: number };
  versions: Record<string, VersionChoice[]>;
  cases: Record<string, CaseSummary>;
  /** The suite it is started from, and what that says. */
  suite: StartSuite | null;
  /** Where evaluations live, to go to the new one. */
  path: string;
  start: (body: StartBody) => Promise<Outcome<{ id: string }>>;
  estimate: (body: StartBody) => Promise<Outcome<Estimate>>;
  versionsOf: (input: { id: string }) => Promise<Outcome<VersionChoice[]>>;
  casesOf: (input: { id: string }) => Promise<Outcome<CaseSummary>>;
  findPrompts: Find;
  findDatasets: Find;
};

/** Which arms on which cases, scored how; with what that would take, and every fault at its field. */
export function StartForm(props: StartFormProps) {
  const { initial, catalogue, path } = props;
  const { push } = useRouter();
  const form = useActionForm(props.start, ({ id }) => push(`${path}/${id}`));
  const versions = useLoaded(props.versions, (id) => props.versionsOf({ id }));
  const cases = useLoaded(props.cases, (id) => props.casesOf({ id }));
  const { draft, ...edit } = useDraft(initial, catalogue, versions, cases);
  const [isTried, setIsTried] = useState(false);
  useLeaveGuard(edit.isChanged && !form.outcome?.ok);

  const { body, faults } = startBody(draft, catalogue);
  const { outcome: estimated, isStale } = useEstimate(faults.length === 0 ? body : null, props.estimate);
  const told = form.outcome?.ok === false && !edit.isChanged ? form.outcome : estimated;
  const errorOf = faultFinder(faults, isTried, told);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (form.pending || form.outcome?.ok || faults.length > 0) return;
    edit.settle();
    form.send(body);
  };

  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Card step={1} title="What is compared" flush>
          {draft.arms.map((arm, position) => (
            <ArmFields
              key={arm.id}
              {...{ arm, position, errorOf, providers: props.providers }}
              prompts={{ ...props.prompts, find: (q) => props.findPrompts({ q }) }}
              versions={versions.loaded[arm.promptId]}
              onPrompt={(promptId) => edit.choosePrompt(arm.id, promptId)}
              onChange={(change) => edit.changeArm(arm.id, change)}
              onRemove={draft.arms.length > 1 ? () => edit.removeArm(arm.id) : null}
            />
          ))}
          <div className="p-4">
            <Button size="small" onClick={edit.addArm} disabled={draft.arms.length >= 10}>
              <Plus aria-hidden="true" />
              Add an arm
            </Button>
            {versions.failed && <LoadProblem what="The versions of this prompt" />}
          </div>
        </Card>
        <Card step={2} title="Which cases">
          <CaseFields
            suite={props.suite}
            {...{ draft, errorOf }}
            datasets={{ ...props.datasets, find: (q) => props.findDatasets({ q }) }}
            summary={cases.loaded[draft.datasetId]}
            onDataset={edit.chooseDataset}
            onChange={edit.change}
          />
          {cases.failed && <LoadProblem what="The cases of this dataset" />}
        </Card>
        {props.suite ? (
          <Card step={3} title="What the suite says">
            <Facts>
              {props.suite.lines.map(({ name, text }) => (
                <Fact key={name} name={name}>
                  {text}
                </Fact>
              ))}
            </Facts>
          </Card>
        ) : (
          <EvaluatorsCard step={3} {...{ catalogue, errorOf, uses: draft.uses }} onChange={edit.changeUses} />
        )}
      </div>
      <Side
        {...{ draft, errorOf, isStale, change: edit.change }}
        estimate={estimated?.ok ? estimated.data : null}
        problem={told}
        isPending={form.pending || form.outcome?.ok === true}
        isBlocked={isTried && faults.length > 0}
      />
    </form>
  );
}

const LoadProblem = ({ what }: { what: string }) => (
  <p role="alert" className="mt-2 text-bad">
    {what} could not be loaded. Choose again.
  </p>
);

type SideProps = {
  draft: EvaluationDraft;
  estimate: Estimate | null;
  isStale: boolean;
  problem: Outcome<unknown> | null;
  isPending: boolean;
  isBlocked: boolean;
  errorOf: (path: string) => string | undefined;
  change: (change: Partial<EvaluationDraft>) => void;
};

function Side({ draft, estimate, isStale, problem, isPending, isBlocked, errorOf, change }: SideProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6">
      <Field
        label="Name (optional)"
        maxLength={200}
        autoComplete="off"
        placeholder={draft.suiteId ? "The arms and the suite" : "The arms and the dataset"}
        value={draft.name}
        error={errorOf("name")}
        onChange={(event) => change({ name: event.target.value })}
      />
      {!draft.suiteId && (
        <PassThresholdField
          value={draft.passThreshold}
          error={errorOf("passThreshold")}
          onChange={(passThreshold) => change({ passThreshold })}
        />
      )}
      <Field
        label="Budget in USD (optional)"
        hint="The run stops once its calls, judges included, have cost that. Every model needs a known price."
        inputMode="decimal"
        autoComplete="off"
        value={draft.budgetUsd}
        error={errorOf("budgetUsd")}
        onChange={(event) => change({ budgetUsd: event.target.value })}
      />
      <EstimateCard
        estimate={estimate}
        arms={draft.arms.length}
        isStale={isStale}
        budgetUsd={Number(draft.budgetUsd.replace(",", "."))}
        without={
          problem?.ok === false
            ? "There is none while something in the form is wrong."
            : "Choose versions, a dataset and evaluators to see what it takes."
        }
      />
      <FormFaults outcome={problem} isWrong={isBlocked} homeless={["", "providerId", "versionIds", "caseFilter"]} />
      <Button type="submit" look="primary" disabled={isPending}>
        {isPending ? "Starting…" : "Start evaluation"}
      </Button>
    </div>
  );
}
