"use client";

import { useRef, useState } from "react";
import { useActionForm } from "@/components/ui/use-action-form";
import type { CellFields } from "@/lib/datasets/cells-form";
import type { Outcome } from "@/lib/http/action";
import type { CellKind, GridColumn, GridRow } from "./grid-rows";

export type SaveCells = (input: CellFields) => Promise<Outcome<{ revision: number; changed: number }>>;
type Edit = { caseId: string; title: string; column: string; kind: CellKind; text: string; revision: number };
export type GridEdits = ReturnType<typeof useGridEdits>;

const keyOf = (caseId: string, column: string) => `${caseId} ${column}`;

/** What was typed into a grid and is not saved yet. Saving makes one change of all of it; what is refused stays as it was typed. */
export function useGridEdits(datasetId: string, rows: GridRow[], columns: GridColumn[], save: SaveCells) {
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const [saved, setSaved] = useState<{ revision: number; changed: number } | null>(null);
  const sent = useRef<ReadonlyMap<string, Edit>>(new Map());
  const form = useActionForm(save, (data) => {
    setSaved(data);
    // What was typed on while the answer was under way is kept.
    setEdits((now) => new Map([...now].filter(([key, edit]) => sent.current.get(key) !== edit)));
  });
  // What was changed since it was refused is no longer what was refused.
  const isRefused = !form.pending && [...sent.current].some(([key, edit]) => edits.get(key) === edit);
  const told = isRefused ? problemsOf(form.outcome, sent.current) : new Map<string, string>();

  const set = (row: GridRow, place: number, text: string) => {
    const [column, cell] = [columns[place], row.cells[place]];
    if (!column || !cell) return;
    const key = keyOf(row.id, column.key);
    setSaved(null);
    setEdits((now) => {
      const next = new Map(now);
      const edit = { caseId: row.id, title: row.title, column: column.key, kind: cell.kind, text, revision: row.revision };
      if (text === cell.text) next.delete(key);
      else next.set(key, { ...edit, revision: now.get(key)?.revision ?? row.revision });
      return next;
    });
  };
  const stale = [...edits.values()].filter(({ caseId, revision }) => (revisionOf(rows, caseId) ?? revision) > revision);
  return {
    set,
    saved,
    pending: form.pending,
    refused: isRefused && form.outcome?.ok === false ? form.outcome : null,
    count: edits.size,
    cases: new Set([...edits.values()].map(({ caseId }) => caseId)).size,
    textOf: (row: GridRow, place: number) => edits.get(keyOf(row.id, columns[place]?.key ?? ""))?.text,
    problemOf: (row: GridRow, place: number) =>
      edits.has(keyOf(row.id, columns[place]?.key ?? ""))
        ? (told.get(keyOf(row.id, columns[place]?.key ?? "")) ?? told.get(row.id))
        : undefined,
    /** Whether the case has changed under what was typed. */
    isStale: (row: GridRow) => stale.some(({ caseId }) => caseId === row.id),
    hasStale: stale.length > 0,
    /** Takes the cases as they are by now for what the edits were made from. */
    rebase: () =>
      setEdits(
        (now) =>
          new Map([...now].map(([key, edit]) => [key, { ...edit, revision: revisionOf(rows, edit.caseId) ?? edit.revision }])),
      ),
    discard: () => setEdits(new Map()),
    send: () => {
      if (form.pending || edits.size === 0) return;
      sent.current = edits;
      form.send({ id: datasetId, cases: grouped(edits) });
    },
  };
}

const revisionOf = (rows: GridRow[], caseId: string) => rows.find(({ id }) => id === caseId)?.revision;

function grouped(edits: ReadonlyMap<string, Edit>): CellFields["cases"] {
  const cases = new Map<string, CellFields["cases"][number]>();
  for (const { caseId, revision, column, kind, text } of edits.values()) {
    const one = cases.get(caseId) ?? { id: caseId, ifRevision: revision, cells: [] };
    one.cells.push({ column, as: kind === "choice" ? "text" : kind, text });
    cases.set(caseId, one);
  }
  return [...cases.values()];
}

/** What was refused, by cell, or by case where it is about all of it. */
function problemsOf(outcome: Outcome<unknown> | null, sent: ReadonlyMap<string, Edit>): Map<string, string> {
  const told = new Map<string, string>();
  if (!outcome || outcome.ok) return told;
  const cases = grouped(sent);
  for (const { path, message } of outcome.problem.errors ?? []) {
    const [, index, rest = ""] = /^cases\.(\d+)\.(.*)$/s.exec(path) ?? [];
    const one = cases[Number(index)];
    if (!one) continue;
    const place = /^cells\.(\d+)\./.exec(rest)?.[1];
    const named = rest.replace(/^setV/, "v").replace(/^setE/, "e");
    const column =
      place === undefined ? one.cells.find((cell) => `${named}.`.startsWith(`${cell.column}.`)) : one.cells[Number(place)];
    told.set(column ? keyOf(one.id, column.column) : one.id, message);
  }
  return told;
}
