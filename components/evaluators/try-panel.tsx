"use client";

import { type FormEvent, useState } from "react";
import { draftReader } from "@/components/evaluations/start/draft-reader";
import { type CatalogueEntry, newUse, type UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { ThresholdField } from "@/components/evaluations/start/threshold-fields";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { OptionGrid } from "./option-grid";
import { type ReadSample, readSample } from "./read-sample";
import type { SampleDraft } from "./sample-draft";
import { SampleFields } from "./sample-fields";
import { type TriedOnce, TryResult } from "./try-result";

export type TryBody = { type: string; options: Record<string, unknown>; threshold?: number; negate: boolean; sample: ReadSample };
type Props = {
  catalogue: CatalogueEntry[];
  initial: { use: UseDraft; sample: SampleDraft };
  /** Where the new-evaluator form lives. */
  newPath: string;
  attempt: (body: TryBody) => Promise<Outcome<TriedOnce>>;
};

/** One answer scored at once by an evaluator of one's choice. */
export function TryPanel({ catalogue, initial, newPath, attempt }: Props) {
  const [use, setUse] = useState(initial.use);
  const [sample, setSample] = useState(initial.sample);
  const [isTried, setIsTried] = useState(false);
  const form = useActionForm(attempt);
  const entry = catalogue.find(({ type }) => type === use.type);
  const { body, faults } = bodyOf(use, sample, catalogue);
  const errorOf = (at: string) =>
    faults.find(({ path, isBlank }) => path === at && (isTried || !isBlank))?.message ?? form.errorOf(at);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!form.pending && faults.length === 0) form.send(body);
  };
  const shown = entry?.controls.map(({ name }) => `options.${name}`) ?? [];
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Card title="Evaluator">
          <div className="flex flex-col gap-4">
            <Select
              label="Evaluator"
              value={use.type}
              hint={entry && `${entry.about}${entry.asksModel ? " It asks a model, which costs." : ""}`}
              onChange={({ target }) => {
                const chosen = catalogue.find(({ type }) => type === target.value);
                if (chosen) setUse(newUse("use", chosen));
              }}
            >
              {catalogue.map(({ type }) => (
                <option key={type}>{type}</option>
              ))}
            </Select>
            {entry && (
              <OptionGrid
                {...{ entry, errorOf, options: use.options }}
                onChange={(options) => setUse((before) => ({ ...before, options }))}
              />
            )}
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <ThresholdField
                value={use.threshold}
                error={errorOf("threshold")}
                onChange={(threshold) => setUse((before) => ({ ...before, threshold }))}
              />
              <div className="sm:pt-8">
                <Checkbox
                  label="Negate: count 1 − score"
                  checked={use.negate}
                  onChange={({ target }) => setUse((before) => ({ ...before, negate: target.checked }))}
                />
              </div>
            </div>
          </div>
        </Card>
        <Card title="Sample">
          <SampleFields
            sample={sample}
            errorOf={(path) => errorOf(`sample.${path}`)}
            onChange={(change) => setSample((before) => ({ ...before, ...change }))}
          />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-last lg:sticky lg:top-6">
        <Button type="submit" look="primary" disabled={form.pending}>
          {form.pending ? "Scoring…" : "Score this answer"}
        </Button>
        <FormProblem outcome={form.outcome} fields={[...shown, "threshold"]} />
        {isTried && faults.length > 0 && <p className="text-bad">Look at the fields marked in red.</p>}
        <TryResult
          tried={form.outcome?.ok ? form.outcome.data : null}
          isPending={form.pending}
          saveHref={saveHref(newPath, body)}
        />
      </div>
    </form>
  );
}

function bodyOf(use: UseDraft, sample: SampleDraft, catalogue: CatalogueEntry[]) {
  const { faults, configuredBody } = draftReader(catalogue);
  const { type, options, threshold, negate } = configuredBody(use);
  const body: TryBody = { type, options, threshold, negate, sample: readSample(sample, "sample", faults) };
  return { body, faults };
}

/** To the form of a new one with these options in it, where an address can hold them. */
function saveHref(newPath: string, { type, options }: TryBody): string {
  const told = JSON.stringify(options);
  return `${newPath}?${new URLSearchParams({ type, ...(told.length < 3_000 && { options: told }) })}`;
}
