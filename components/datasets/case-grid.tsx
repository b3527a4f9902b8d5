"use client";

import type { ClipboardEvent, KeyboardEvent } from "react";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { BulkBar, type ChangeMany } from "./bulk-bar";
import { GridBar } from "./grid-bar";
import { GridHead } from "./grid-head";
import { GridRowView } from "./grid-row-view";
import type { GridColumn, GridRow } from "./grid-rows";
import { type GridDesk, useGridDesk } from "./use-grid-desk";
import type { SaveCells } from "./use-grid-edits";

type Props = {
  datasetId: string;
  rows: GridRow[];
  columns: GridColumn[];
  /** How many rows come before these, and how many there are. */
  before: number;
  total: number;
  openCase?: string;
  /** The address that opens a case beside the grid; its id goes at the end. */
  openHref: string;
  changes: { saveCells: SaveCells; changeMany: ChangeMany } | null;
  mayEaseGate: boolean;
};

/**
 * Cases as rows, their values as columns. One cell has the focus: arrows move it, Enter or typing edits it, Space chooses its row. What is
 * typed is collected and saved as one revision.
 */
export function CaseGrid({ datasetId, rows, columns, before, total, openCase, openHref, changes, mayEaseGate }: Props) {
  const desk = useGridDesk({ datasetId, rows, columns, openHref, save: changes?.saveCells ?? null });
  useLeaveGuard(desk.edits.count > 0);
  const chosen = rows.filter(({ id }) => desk.chosen.has(id));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    desk.edits.send();
  };
  if (rows.length === 0 && desk.edits.count === 0) return <p className="text-muted">No case matches these filters.</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the grid and of the bar below it
    <div className="flex flex-col gap-3" onKeyDown={onKeyDown}>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table
          ref={desk.focus.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it has all the keys of a grid
          role="grid"
          aria-label="Cases"
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable={desk.mayEdit || undefined}
          className="w-full text-left tabular-nums"
          onPaste={(event) => takeText(desk, event)}
        >
          <GridHead
            columns={columns}
            isChosen={chosen.length > 0 && (chosen.length === rows.length || "some")}
            choose={changes ? (all) => desk.choose(idsOf(rows), all) : undefined}
          />
          <tbody className="divide-y divide-line">
            {rows.map((row, index) => (
              <GridRowView key={row.id} row={row} index={index} before={before} isOpen={row.id === openCase} desk={desk} />
            ))}
          </tbody>
        </table>
      </div>
      {changes && (
        <div
          data-bottom-bar={chosen.length + desk.edits.count > 0 || undefined}
          className={`sticky bottom-3 z-20 ${chosen.length + desk.edits.count > 0 ? bars : ""}`}
        >
          {chosen.length > 0 && (
            <BulkBar
              datasetId={datasetId}
              cases={chosen}
              change={changes.changeMany}
              mayEaseGate={mayEaseGate}
              clear={() => desk.choose(idsOf(rows), false)}
            />
          )}
          <GridBar edits={desk.edits} />
        </div>
      )}
    </div>
  );
}

const bars = "divide-y divide-line overflow-hidden rounded-lg border border-line-strong bg-surface shadow-lg";

const idsOf = (rows: GridRow[]) => rows.map(({ id }) => id);

/** A text that is pasted on a cell goes into it; rows of a sheet are somebody else's. */
function takeText(desk: GridDesk, event: ClipboardEvent): void {
  const text = event.clipboardData.getData("text/plain");
  const { at } = desk.focus;
  if (desk.editing || at.column === 0 || text === "" || /[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  desk.begin(at, text);
}
