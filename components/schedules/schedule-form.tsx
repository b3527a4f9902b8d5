"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogButtons } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { choiceOf, cronOf } from "./cron-choice";
import { CronFields } from "./cron-fields";
import type { Preview } from "./use-next-times";

export type Choices = { prompts: Named[]; suites: Named[]; environments: string[] };
type Named = { id: string; name: string };
type When = { cron: string; timeZone: string; budgetUsd: number | null };
export type Sent = When & { promptId: string; suiteId: string; environment: string };
type Props = {
  /** What can be measured; left out where that is decided. */
  choices?: Choices;
  before?: When;
  save: (input: Sent) => Promise<Outcome<void>>;
  preview: Preview;
  done: () => void;
};

const fields = ["promptId", "suiteId", "environment", "cron", "timeZone", "budgetUsd"];

/** What is measured, and when. It stands in a dialog, so it is never drawn on the server. */
export function ScheduleForm({ choices, before, save, preview, done }: Props) {
  const [choice, setChoice] = useState(choiceOf(before?.cron ?? "0 6 * * *"));
  const [timeZone, setTimeZone] = useState(before?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [what, setWhat] = useState({
    promptId: choices?.prompts[0]?.id ?? "",
    suiteId: choices?.suites[0]?.id ?? "",
    environment: choices?.environments[0] ?? "",
  });
  const [budget, setBudget] = useState(before?.budgetUsd === null || before === undefined ? "" : String(before.budgetUsd));
  const { send, pending, outcome, errorOf } = useActionForm(save, done);
  const select = (label: string, name: keyof typeof what, options: Named[]) => (
    <Select
      label={label}
      value={what[name]}
      onChange={(event) => setWhat({ ...what, [name]: event.target.value })}
      error={errorOf(name)}
    >
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const budgetUsd = budget.trim() === "" ? null : Number(budget);
        if (!pending) send({ ...what, cron: cronOf(choice), timeZone, budgetUsd });
      }}
    >
      {choices && (
        <div className="grid gap-4 sm:grid-cols-2">
          {select("Prompt", "promptId", choices.prompts)}
          {select(
            "Environment",
            "environment",
            choices.environments.map((name) => ({ id: name, name })),
          )}
          {select("Suite", "suiteId", choices.suites)}
        </div>
      )}
      <CronFields {...{ choice, timeZone, preview, errorOf }} onChoice={setChoice} onTimeZone={setTimeZone} />
      <Field
        label="Budget of a run in USD (optional)"
        inputMode="decimal"
        value={budget}
        onChange={(event) => setBudget(event.target.value)}
        error={errorOf("budgetUsd")}
        hint="The run that confirms a loss has as much again."
      />
      <FormProblem outcome={outcome} fields={fields} />
      <DialogButtons>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : choices ? "Add schedule" : "Save"}
        </Button>
      </DialogButtons>
    </form>
  );
}
