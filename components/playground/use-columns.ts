"use client";

import { useState } from "react";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { Source } from "@/lib/runs/open-source";
import { type Column, columnOf, isEdited, mostColumns } from "./column";

/** The columns and the ways to change them. Each keeps its id for as long as it stays, whatever is opened in it. */
export function useColumns(sources: (Source | null)[], providers: ProviderChoice[]) {
  const columnsOf = (sources: (Source | null)[]) => sources.map((source, at) => columnOf(`c${at}`, source, providers));
  const [columns, setColumns] = useState(() => columnsOf(sources));
  const change = (id: string, changed: (column: Column) => Column) =>
    setColumns((before) => before.map((column) => (column.id === id ? changed(column) : column)));
  return {
    columns,
    setColumns,
    setSources: (sources: (Source | null)[]) => setColumns(columnsOf(sources)),
    change,
    /** In place of what stands in a column. */
    open: (id: string, source: Source | null) => change(id, () => columnOf(id, source, providers)),
    duplicate: (id: string) =>
      setColumns((before) =>
        before.length >= mostColumns
          ? before
          : before.flatMap((column) =>
              column.id === id ? [column, { ...column, id: crypto.randomUUID(), run: null, runCase: null }] : [column],
            ),
      ),
    remove: (id: string) => setColumns((before) => (before.length > 1 ? before.filter((column) => column.id !== id) : before)),
    /** In a column of its own; where there is no room, in the last one without edits. False where each has some. */
    openBeside: (source: Source): boolean => {
      const id = crypto.randomUUID();
      if (columns.length < mostColumns) {
        setColumns([...columns, columnOf(id, source, providers)]);
        return true;
      }
      const free = columns.findLast((column) => !isEdited(column));
      if (!free) return false;
      setColumns(columns.map((column) => (column === free ? columnOf(id, source, providers) : column)));
      return true;
    },
  };
}
