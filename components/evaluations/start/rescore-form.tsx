"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact, Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { FormFaults } from "@/components/ui/form-faults";
import { useActionForm } from "@/components/ui/use-action-form";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { countAnswers } from "@/lib/evaluations/count-answers";
import type { Outcome } from "@/lib/http/action";
import type { CatalogueEntry } from "./evaluation-draft";
import { EvaluatorsCard } from "./evaluators-card";
import { faultFinder } from "./fault-finder";
import { type RescoreBody, type RescoreDraft, rescoreBody } from "./rescore-body";
import { PassThresholdField } from "./threshold-fields";

type Answers = Awaited<ReturnType<typeof countAnswers>>;
type Props = {
  /** The evaluation whose answers are scored. */
  id: string;
  initial: RescoreDraft;
  catalogue: CatalogueEntry[];
  answers: Answers;
  /** Where evaluations live, to go to the new one. */
  path: string;
  rescore: (body: RescoreBody) => Promise<Outcome<{ id: string }>>;
};

/** How stored answers are to be scored; what that takes is known before it is asked for. */
export function RescoreForm({ id, initial, catalogue, answers, path, rescore }: Props) {
  const { push } = useRouter();
  const form = useActionForm(rescore, (made) => push(`${path}/${made.id}`));
  const [draft, setDraft] = useState(initial);
  const [isChanged, setIsChanged] = useState(false);
  const [isTried, setIsTried] = useState(false);
  useLeaveGuard(isChanged && !form.outcome?.ok);
  const change = (changed: (before: RescoreDraft) => RescoreDraft) => {
    setIsChanged(true);
    setDraft(changed);
  };

  const { body, faults } = rescoreBody(id, draft, catalogue);
  const told = isChanged ? null : form.outcome;
  const errorOf = faultFinder(faults, isTried, told);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (form.pending || form.outcome?.ok || faults.length > 0) return;
    setIsChanged(false);
    form.send(body);
  };
  const isPending = form.pending || form.outcome?.ok === true;

  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <EvaluatorsCard
        {...{ catalogue, errorOf, uses: draft.uses }}
        onChange={(changed) => change((before) => ({ ...before, uses: changed(before.uses) }))}
      />
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6">
        <Field
          label="Name (optional)"
          maxLength={200}
          autoComplete="off"
          placeholder="The name of this one, re-scored"
          value={draft.name}
          error={errorOf("name")}
          onChange={({ target }) => change((before) => ({ ...before, name: target.value }))}
        />
        <PassThresholdField
          value={draft.passThreshold}
          error={errorOf("passThreshold")}
          onChange={(passThreshold) => change((before) => ({ ...before, passThreshold }))}
        />
        <Takes answers={answers} judges={draft.uses.filter(({ type }) => asksModel(catalogue, type)).length} />
        <FormFaults outcome={told} isWrong={isTried && faults.length > 0} />
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? "Starting…" : "Re-score"}
        </Button>
      </div>
    </form>
  );
}

const asksModel = (catalogue: CatalogueEntry[], type: string) =>
  catalogue.some((entry) => entry.type === type && entry.asksModel);

/** What is there to score, what is missing, and the calls that scoring makes. */
function Takes({ answers: { planned, scored, settled, missing }, judges }: { answers: Answers; judges: number }) {
  return (
    <Card title="Estimate">
      <div className="flex flex-col gap-3">
        {missing > 0 && (
          <p className="text-warn">
            {show.count(missing)} of {show.count(planned)} items have no stored answer. They count as failed.
          </p>
        )}
        <Facts>
          <Fact name="Stored answers">{show.count(scored)} to score</Fact>
          {settled > 0 && <Fact name="Cut, refused, too slow">{show.count(settled)}, not passed</Fact>}
          <Fact name="Model calls">none for answers</Fact>
          <Fact name="Judge calls">{judges === 0 ? "none" : `at most ${show.count(scored * judges)} and their retries`}</Fact>
          <Fact name="Cost">{judges === 0 ? show.cost(0) : "of the judge calls alone"}</Fact>
        </Facts>
      </div>
    </Card>
  );
}
