"use client";

import { useState } from "react";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Ask = (input: { id: string; budgetUsd?: number | null }) => Promise<Outcome<unknown>>;
export type Steering = { cancel: (input: { id: string }) => Promise<Outcome<unknown>>; resume: Ask; retryFailed: Ask };
type Props = {
  evaluation: { id: string; status: string; budgetUsd: number | null; spentUsd: number | null; progress: { failed: number } };
  steering: Steering;
};

/** What can be done with an evaluation as it stands: stop it, go on with it, do its failures again. */
export function SteerButtons({ evaluation, steering }: Props) {
  const { id, status } = evaluation;
  const { failed } = evaluation.progress;
  if (status === "queued" || status === "running")
    return <StepButton label="Cancel" pendingLabel="Cancelling…" ask={() => steering.cancel({ id })} />;
  const isStopped = status === "cancelled" || status === "failed";
  return (
    <>
      {failed > 0 && <GoOnButton label={`Retry failed (${failed})`} evaluation={evaluation} ask={steering.retryFailed} />}
      {isStopped && <GoOnButton label="Resume" isPrimary evaluation={evaluation} ask={steering.resume} />}
    </>
  );
}

type Step = { label: string; pendingLabel: string; isPrimary?: boolean; ask: () => Promise<Outcome<unknown>> };

function StepButton({ label, pendingLabel, isPrimary, ask }: Step) {
  const { send, pending, outcome } = useActionForm(ask);
  return (
    <>
      <Button look={isPrimary ? "primary" : "plain"} disabled={pending} onClick={() => send(undefined)}>
        {pending ? pendingLabel : label}
      </Button>
      {outcome?.ok === false && (
        <div className="order-last basis-full">
          <FormProblem outcome={outcome} />
        </div>
      )}
    </>
  );
}

type GoOn = { label: string; isPrimary?: boolean; evaluation: Props["evaluation"]; ask: Ask };

/** Goes on at once; where there is a budget it asks for the new one first. */
function GoOnButton({ label, isPrimary, evaluation, ask }: GoOn) {
  const { id, budgetUsd } = evaluation;
  if (budgetUsd === null)
    return <StepButton label={label} pendingLabel="Starting…" isPrimary={isPrimary} ask={() => ask({ id })} />;
  return <BudgetDialog {...{ label, isPrimary, evaluation, ask }} />;
}

function BudgetDialog({ label, isPrimary, evaluation, ask }: GoOn) {
  const { id, budgetUsd } = evaluation;
  const [budget, spent] = [budgetUsd ?? 0, evaluation.spentUsd ?? 0];
  const [open, setOpen] = useState(false);
  const form = useActionForm(
    (fields: FormData) => {
      const text = String(fields.get("budgetUsd") ?? "").trim();
      return ask({ id, budgetUsd: text === "" ? null : Number(text) });
    },
    () => setOpen(false),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={label}
      description={`Its calls have cost ${show.cost(spent)} of ${show.cost(budget)} so far; that counts towards the new budget.`}
      trigger={<Button look={isPrimary ? "primary" : "plain"}>{label}</Button>}
    >
      <form onSubmit={submitting(form)} className="flex flex-col gap-4" noValidate>
        <FormProblem outcome={form.outcome} fields={["budgetUsd"]} />
        <Field
          label="Budget in USD"
          name="budgetUsd"
          inputMode="decimal"
          defaultValue={spent < budget ? budget : Number((2 * spent).toPrecision(2))}
          error={form.errorOf("budgetUsd")}
          hint="For all its calls, those it has made included. Left empty, it may cost what it costs."
        />
        <DialogButtons>
          <Button type="submit" look="primary" disabled={form.pending}>
            {form.pending ? "Starting…" : label}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
