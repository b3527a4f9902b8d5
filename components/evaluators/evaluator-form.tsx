"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { CountingFields } from "@/components/evaluations/start/counting-fields";
import { type CatalogueEntry, newUse } from "@/components/evaluations/start/evaluation-draft";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useActionForm } from "@/components/ui/use-action-form";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { Outcome } from "@/lib/http/action";
import { type EvaluatorBody, type EvaluatorDraft, evaluatorBody } from "./evaluator-draft";
import { FixtureFields } from "./fixture-fields";
import { OptionGrid } from "./option-grid";

type ErrorOf = (path: string) => string | undefined;
type Props = {
  initial: EvaluatorDraft;
  catalogue: CatalogueEntry[];
  /** The fields of its name, where it is new. */
  naming?: (errorOf: ErrorOf) => ReactNode;
  verb: string;
  save: (body: EvaluatorBody) => Promise<Outcome<unknown>>;
  /** Where it goes on once it is saved. */
  next: string;
};

/** The evaluator, its options, how it counts, and its fixtures, which run when it is saved. */
export function EvaluatorForm({ initial, catalogue, naming, verb, save, next }: Props) {
  const { push } = useRouter();
  const form = useActionForm(save, () => push(next));
  const [draft, setDraft] = useState(initial);
  const [isChanged, setIsChanged] = useState(false);
  const [isTried, setIsTried] = useState(false);
  useLeaveGuard(isChanged && !form.outcome?.ok);
  const change = (changed: (before: EvaluatorDraft) => EvaluatorDraft) => {
    setIsChanged(true);
    setDraft(changed);
  };
  const changeUse = (changed: Partial<EvaluatorDraft["use"]>) =>
    change((before) => ({ ...before, use: { ...before.use, ...changed } }));

  const { body, faults } = evaluatorBody(draft, catalogue);
  const entry = catalogue.find(({ type }) => type === draft.use.type);
  const errorOf: ErrorOf = (at) =>
    faults.find(({ path, isBlank }) => path === at && (isTried || !isBlank))?.message ?? form.errorOf(at);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (form.pending || form.outcome?.ok || faults.length > 0) return;
    form.send(body);
  };
  const isPending = form.pending || form.outcome?.ok === true;
  const asksModel = entry?.asksModel && draft.fixtures.length > 0;

  return (
    <form onSubmit={submit} noValidate className="flex max-w-4xl flex-col gap-6">
      {naming && <Card title="Name">{naming(errorOf)}</Card>}
      <Card title="Evaluator">
        <div className="flex flex-col gap-4">
          <Select
            label="Type"
            value={draft.use.type}
            hint={entry && `${entry.about}${entry.asksModel ? " It asks a model, which costs." : ""}`}
            onChange={({ target }) => {
              const chosen = catalogue.find(({ type }) => type === target.value);
              if (chosen) changeUse(newUse("use", chosen));
            }}
          >
            {catalogue.map(({ type }) => (
              <option key={type}>{type}</option>
            ))}
          </Select>
          {entry && (
            <OptionGrid {...{ entry, errorOf, options: draft.use.options }} onChange={(options) => changeUse({ options })} />
          )}
          {errorOf("options") && <p className="break-words text-bad">{errorOf("options")}</p>}
          <CountingFields use={draft.use} errorOf={errorOf} onChange={changeUse} />
        </div>
      </Card>
      <Card title="Fixtures" flush>
        <p className="border-line border-b px-4 py-3 text-muted">
          Samples whose scores are known. They run when this is saved; it is used only where all of them come out as expected.
        </p>
        <FixtureFields
          fixtures={draft.fixtures}
          errorOf={errorOf}
          onChange={(changed) => change((before) => ({ ...before, fixtures: changed(before.fixtures) }))}
        />
      </Card>
      <TextArea
        label="Changelog (optional)"
        hint="What this revision is for."
        rows={2}
        maxLength={2_000}
        value={draft.changelog}
        error={errorOf("changelog")}
        onChange={({ target }) => change((before) => ({ ...before, changelog: target.value }))}
      />
      <FormProblem outcome={form.outcome} fields={form.outcome?.ok === false ? shownPaths(form.outcome, errorOf) : []} />
      {isTried && faults.length > 0 && <p className="text-bad">Look at the fields marked in red.</p>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? "Running its fixtures…" : verb}
        </Button>
        {asksModel && <p className="text-muted">Its fixtures ask a model, which costs.</p>}
      </div>
    </form>
  );
}

/** The server's complaints that stand at a field. */
function shownPaths(outcome: Extract<Outcome<unknown>, { ok: false }>, errorOf: ErrorOf): string[] {
  const own =
    /^(slug|name|description|options|changelog|weight|threshold)|\.(minScore|maxScore|expected|name)$|\.sample\.(output|input)$/;
  return (outcome.problem.errors ?? []).flatMap(({ path }) => (own.test(path) && errorOf(path) ? path : []));
}
