"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { type BulkAsked, BulkDialog } from "./bulk-dialog";
import type { GridRow } from "./grid-rows";
import { withoutPaths } from "./without-paths";

type Change = {
  split?: "dev" | "gate";
  addTags?: string[];
  removeTags?: string[];
  group?: string | null;
  quarantined?: string | null;
};
type Many = { id: string; cases: ({ id: string; ifRevision: number } & Change)[]; remove: string[] };
export type ChangeMany = (input: Many) => Promise<Outcome<{ revision: number; changed: number; removed: number }>>;

type Props = { datasetId: string; cases: GridRow[]; change: ChangeMany; mayEaseGate: boolean; clear: () => void };

const counts = (cases: number) => (cases === 1 ? "1 case" : `${cases} cases`);

/** What can be done with the chosen cases, with all of them at once and as one revision. */
export function BulkBar({ datasetId, cases, change, mayEaseGate, clear }: Props) {
  const [asked, setAsked] = useState<BulkAsked | null>(null);
  const form = useActionForm(change, ({ changed, removed, revision }) => {
    toast(`${counts(changed + removed)} ${removed > 0 ? "deleted" : "changed"}, revision ${revision}`);
    setAsked(null);
    clear();
  });
  const each = (what: Change) =>
    form.send({ id: datasetId, cases: cases.map(({ id, revision }) => ({ id, ifRevision: revision, ...what })), remove: [] });
  const submit = (what: BulkAsked, text: string) => {
    if (what === "delete") form.send({ id: datasetId, cases: [], remove: cases.map(({ id }) => id) });
    else each(changeOf(what, text));
  };
  const counted = counts(cases.length);
  const mayQuarantine = mayEaseGate || cases.every(({ split }) => split !== "gate");
  const isAnyIn = cases.some(({ quarantined }) => quarantined !== null);
  return (
    <section aria-label="The chosen cases" className="flex flex-col gap-2 px-3 py-2">
      {asked === null && <FormProblem outcome={withoutPaths(form.outcome)} />}
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="mr-auto font-medium">
          {counted} chosen
        </p>
        <Menu trigger={<Button disabled={form.pending}>Split</Button>}>
          <MenuItem onSelect={() => each({ split: "dev" })}>dev: for daily work</MenuItem>
          <MenuItem onSelect={() => each({ split: "gate" })}>gate: kept for promotion</MenuItem>
        </Menu>
        <Menu trigger={<Button disabled={form.pending}>Tags and group</Button>}>
          <MenuItem onSelect={() => setAsked("tag")}>Add tags</MenuItem>
          <MenuItem onSelect={() => setAsked("untag")}>Remove tags</MenuItem>
          <MenuItem onSelect={() => setAsked("group")}>Set the group</MenuItem>
        </Menu>
        {mayQuarantine && (
          <Button disabled={form.pending} onClick={() => setAsked("quarantine")}>
            Quarantine
          </Button>
        )}
        {mayQuarantine && isAnyIn && (
          <Button disabled={form.pending} onClick={() => each({ quarantined: null })}>
            Release
          </Button>
        )}
        <Button look="danger" disabled={form.pending} onClick={() => setAsked("delete")}>
          Delete
        </Button>
        <Button look="quiet" onClick={clear}>
          Choose none
        </Button>
      </div>
      <BulkDialog {...{ asked, counted, submit }} pending={form.pending} outcome={form.outcome} close={() => setAsked(null)} />
    </section>
  );
}

function changeOf(what: Exclude<BulkAsked, "delete">, text: string): Change {
  if (what === "group") return { group: text || null };
  if (what === "quarantine") return { quarantined: text };
  const tags = text.split(",").map((tag) => tag.trim());
  const named = tags.filter((tag) => tag !== "");
  return what === "tag" ? { addTags: named } : { removeTags: named };
}
