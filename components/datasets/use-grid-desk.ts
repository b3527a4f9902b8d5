"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import type { Leave } from "./cell-editor";
import type { GridColumn, GridRow } from "./grid-rows";
import { type SaveCells, useGridEdits } from "./use-grid-edits";
import { type Place, useGridFocus } from "./use-grid-focus";

type Asked = {
  datasetId: string;
  rows: GridRow[];
  columns: GridColumn[];
  openHref: string;
  /** Null for who may only look. */
  save: SaveCells | null;
};
type Editing = Place & { given: string };
export type GridDesk = ReturnType<typeof useGridDesk>;

const unsaved: SaveCells = async () => ({ ok: true, data: { revision: 0, changed: 0 } });

/** All that a grid of cases knows of what its user does: where the focus is, which cell is typed into, which rows are chosen. */
export function useGridDesk({ datasetId, rows, columns, openHref, save }: Asked) {
  const { push } = useRouter();
  const edits = useGridEdits(datasetId, rows, columns, save ?? unsaved);
  const focus = useGridFocus(rows.length, columns.length + 1);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = (row: GridRow, edit = false) => push(`${openHref}${row.id}${edit ? "&edit=1" : ""}`, { scroll: false });
  const choose = (ids: string[], isChosen: boolean) =>
    setChosen((now) => new Set(isChosen ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const begin = ({ row, column }: Place, typed?: string) => {
    const [one, cell] = [rows[row], rows[row]?.cells[column - 1]];
    if (!save || !one || !cell) return;
    if (cell.cut) return open(one, true);
    const stands = edits.textOf(one, column - 1) ?? cell.text;
    focus.setAt({ row, column });
    setEditing({ row, column, given: cell.kind === "choice" ? splitFor(typed, stands) : (typed ?? stands) });
  };
  const done = (text: string, leave: Leave) => {
    if (!editing) return;
    const one = rows[editing.row];
    if (one) edits.set(one, editing.column - 1, text);
    setEditing(null);
    if (leave !== "stay") focus.go(placeAfter(editing, leave, columns.length));
  };
  const cancel = () => {
    if (editing) focus.go(editing);
    setEditing(null);
  };
  const undo = (row: GridRow, column: number) => edits.set(row, column - 1, row.cells[column - 1]?.text ?? "");
  const mayEdit = save !== null;
  return {
    ...{ rows, columns, edits, focus, editing, chosen, openHref, mayEdit },
    ...{ open, choose, begin, done, cancel, undo },
  };
}

/** Tab goes on to the next row at the end of one. */
function placeAfter({ row, column }: Place, leave: Leave, last: number): Place {
  if (leave === "down") return { row: row + 1, column };
  const next = column + (leave === "next" ? 1 : -1);
  if (next > last) return { row: row + 1, column: 1 };
  return next < 1 ? { row: row - 1, column: last } : { row, column: next };
}

const splitFor = (typed: string | undefined, stands: string) => (typed === "g" ? "gate" : typed === "d" ? "dev" : stands);

/** What a key does on a cell that is not typed into; column 0 names the row. */
export function hearCellKey(desk: GridDesk, event: KeyboardEvent, { row, column }: Place): void {
  const one = desk.rows[row];
  if (!one || event.target !== event.currentTarget || desk.focus.move(event)) return;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const { key } = event;
  if (key === "Enter" && column === 0) desk.open(one);
  else if (key === "Enter" && !desk.mayEdit) event.currentTarget.querySelector("button")?.click();
  else if (!desk.mayEdit) return;
  else if (key === "Enter" || key === "F2") desk.begin({ row, column });
  else if (key === " ") desk.choose([one.id], !desk.chosen.has(one.id));
  else if (column === 0) return;
  else if (key === "Escape") desk.undo(one, column);
  else if (key === "Delete" || key === "Backspace") desk.begin({ row, column }, "");
  else if (isPlain && key.length === 1) desk.begin({ row, column }, key);
  else return;
  event.preventDefault();
}
