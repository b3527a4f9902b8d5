"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { type GateDraft, gateOfDraft } from "./gate-draft";
import { LimitFields } from "./limit-fields";
import type { SuiteChoice } from "./suite-note";
import { SuiteNote } from "./suite-note";

type Saved = { state: "unchanged" | "applied" | "pending"; message: string };
type Props = {
  id: string;
  environment: string;
  start: GateDraft;
  isSet: boolean;
  suites: SuiteChoice[];
  save: (input: unknown) => Promise<Outcome<Saved>>;
};

const comparisons = {
  noWorse: "No worse than what is served",
  better: "Better than what is served",
  none: "No comparison",
};
const shown = ["minPassRate", "maxLatencyP95Ms", "maxCostUsdPerItem", "minCases", "maxAgeHours", "approvals"];

/** What a version must show before an environment serves it; what asks for less waits for a second person. */
export function GateForm({ id, environment, start, isSet, suites, save }: Props) {
  const [draft, setDraft] = useState(start);
  const form = useActionForm(save);
  const suite = suites.find((one) => one.id === draft.suiteId);
  const change = (part: Partial<GateDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) form.send({ id, environment, ...gateOfDraft(draft, suite?.keys ?? []) });
  };
  const errorOf = (rule: string) => form.errorOf(`rules.${rule}`);
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <FormProblem outcome={form.outcome} fields={["suiteId", ...shown.map((rule) => `rules.${rule}`)]} />
      <Select
        label="Suite"
        hint="Evidence counts only from evaluations of this suite on its gate cases, all of them together."
        value={draft.suiteId}
        onChange={(event) => change({ suiteId: event.target.value })}
        error={form.errorOf("suiteId")}
      >
        <option value="">None: only approvals are asked</option>
        {suites.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      {suite && (
        <>
          <SuiteNote suite={suite} />
          <Select
            label="Comparison"
            hint="How much worse may it be before a customer notices? The suite's margin says it; beyond doubt it must not be worse by that."
            value={draft.comparison}
            onChange={(event) =>
              change({
                comparison: event.target.value === "better" || event.target.value === "none" ? event.target.value : "noWorse",
              })
            }
          >
            {Object.entries(comparisons).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
          <LimitFields draft={draft} keys={suite.keys} change={change} errorOf={errorOf} />
        </>
      )}
      <Field
        label="Approvals"
        hint="How many people approve, who wrote nothing of it since what is served. An API key cannot approve."
        inputMode="numeric"
        className="max-w-32"
        value={draft.approvals}
        onChange={(event) => change({ approvals: event.target.value })}
        error={errorOf("approvals")}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={form.pending}>
          {form.pending ? "Saving…" : isSet ? "Save the gate" : "Set the gate"}
        </Button>
        {isSet && (
          <ConfirmButton
            label="Remove the gate"
            title={`Remove the gate of ${environment}?`}
            text="Promotion is free without it. Where the workspace has another member, a second admin has to accept this."
            size="normal"
            ask={() => save({ id, environment, rules: null })}
          />
        )}
      </div>
      <p role="status" className="text-muted">
        {form.outcome?.ok && (form.outcome.data.state === "unchanged" ? "It is so already." : form.outcome.data.message)}
      </p>
    </form>
  );
}
