"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { Values } from "@/lib/templates/content";

export type CaseChoice = { id: string; name: string | null; variables: Values };
type Found = { total: number; cases: CaseChoice[] };
export type FindCases = (asked: { id: string; q?: string }) => Promise<Outcome<Found>>;

export type DatasetChoice = { id: string; name: string; caseCount: number };

type Props = {
  datasets: DatasetChoice[];
  find: FindCases;
  onChoose: (chosen: CaseChoice) => void;
};

/** Takes the values of a dataset's case. */
export function CaseDialog({ datasets, find, onChoose }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState({ id: "", q: "" });
  const [, startTransition] = useTransition();
  const form = useActionForm(find);
  const look = (next: typeof asked) => {
    setAsked(next);
    if (next.id) startTransition(() => form.send({ id: next.id, ...(next.q && { q: next.q }) }));
  };
  const open = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen && !asked.id) look({ ...asked, id: datasets[0]?.id ?? "" });
  };
  const found = form.outcome?.ok ? form.outcome.data : null;
  const choose = (one: CaseChoice) => {
    onChoose(one);
    setOpen(false);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      trigger={<Button size="small">From a case…</Button>}
      title="Values of a case"
      description="They replace what is typed."
    >
      {datasets.length === 0 ? (
        <p className="text-muted">There is no dataset yet. A dataset holds cases: values, and what to expect of the answer.</p>
      ) : (
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Select label="Dataset" value={asked.id} onChange={(event) => look({ ...asked, id: event.target.value })}>
              {datasets.map(({ id, name, caseCount }) => (
                <option key={id} value={id}>
                  {name} ({caseCount})
                </option>
              ))}
            </Select>
            <Field
              label="Search"
              type="search"
              maxLength={200}
              value={asked.q}
              onChange={(event) => look({ ...asked, q: event.target.value })}
            />
          </div>
          <FormProblem outcome={form.outcome} />
          <div aria-busy={form.pending} className="flex flex-col gap-2">
            <p role="status" className="text-muted">
              {!found ? "Looking…" : found.total === 0 ? "No case holds this." : countOf(found)}
            </p>
            <ul className="divide-y divide-line overflow-hidden rounded-md border border-line empty:hidden">
              {found?.cases.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    onClick={() => choose(one)}
                    className="flex w-full min-w-0 flex-col gap-0.5 px-3 py-2 text-left -outline-offset-2 hover:bg-raised"
                  >
                    {one.name && <span className="font-medium break-words">{one.name}</span>}
                    <span className="line-clamp-2 break-words text-muted">{summaryOf(one.variables)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </Dialog>
  );
}

const countOf = ({ total, cases }: Found) =>
  total > cases.length ? `The first ${cases.length} of ${total} cases. Search to find others.` : `${total} cases`;

const summaryOf = (values: Values) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${(typeof value === "string" ? value : JSON.stringify(value)).slice(0, 200)}`)
    .join(" · ");
