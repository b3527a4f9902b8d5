"use client";

import { FormProblem } from "@/components/ui/form-problem";
import { SaveRow } from "@/components/ui/save-row";
import { Select } from "@/components/ui/select";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

const kinds = [
  { name: "runsKeptDays", label: "Playground runs", hint: "With their calls and what they cost." },
  {
    name: "outputsKeptDays",
    label: "Answers of evaluations",
    hint: "Scores and figures stay, as does all that a promotion, a baseline, an alert or an open review queue rests on.",
  },
  { name: "deliveriesKeptDays", label: "What webhooks were told", hint: "" },
  { name: "auditKeptDays", label: "Audit log", hint: "Whole days go, and an entry tells of it. Only owners change this." },
] as const;
type Kind = (typeof kinds)[number]["name"];

const choices = [
  { days: 7, says: "7 days", not: ["auditKeptDays"] },
  { days: 30, says: "30 days", not: ["auditKeptDays"] },
  { days: 90, says: "90 days" },
  { days: 180, says: "180 days" },
  { days: 365, says: "1 year" },
  { days: 730, says: "2 years" },
  { days: 2_555, says: "7 years" },
];

type Props = {
  kept: Record<Kind, number | null>;
  isOwner: boolean;
  keep: (form: FormData) => Promise<Outcome<void>>;
};

/** How long what grows is kept; what is older goes within minutes. */
export function KeepForm({ kept, isOwner, keep }: Props) {
  const form = useActionForm(keep);
  return (
    <form onSubmit={submitting(form)} className="flex flex-col gap-4">
      <FormProblem outcome={form.outcome} fields={kinds.map(({ name }) => name)} />
      <div className="grid gap-4 sm:grid-cols-2">
        {kinds.map(({ name, label, hint }) => (
          <Select
            key={name}
            {...{ name, label, hint }}
            defaultValue={kept[name] ?? ""}
            error={form.errorOf(name)}
            disabled={name === "auditKeptDays" && !isOwner}
          >
            {choicesOf(name, kept[name]).map(({ days, says }) => (
              <option key={days} value={days}>
                {says}
              </option>
            ))}
            <option value="">For ever</option>
          </Select>
        ))}
      </div>
      <SaveRow form={form}>
        <p className="text-muted">What is older goes within minutes, and nobody can bring it back.</p>
      </SaveRow>
    </form>
  );
}

/** Those there are, and what is set now should it be another. */
function choicesOf(name: Kind, days: number | null) {
  const possible = choices.filter(({ not }) => !not?.includes(name));
  if (days === null || possible.some((choice) => choice.days === days)) return possible;
  return [...possible, { days, says: days === 1 ? "1 day" : `${days} days` }].sort((a, b) => a.days - b.days);
}
