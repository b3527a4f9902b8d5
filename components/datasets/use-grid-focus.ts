"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";

export type Place = { row: number; column: number };

const steps: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};

/** One cell of a grid is reached by Tab, the others from there by arrows, Home, End and Page keys. Column 0 names the row. */
export function useGridFocus(rows: number, columns: number) {
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [wanted, setWanted] = useState<Place | null>(null);
  const inside = ({ row, column }: Place): Place => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  useEffect(() => {
    if (!wanted) return;
    grid.current?.querySelector<HTMLElement>(`[data-cell="${wanted.row} ${wanted.column}"]`)?.focus();
    setWanted(null);
  }, [wanted]);
  const go = (place: Place) => {
    const to = inside(place);
    setAt(to);
    setWanted(to); // after the cell is drawn again, where it was an editor
  };
  return {
    grid,
    at: inside(at),
    setAt,
    go,
    /** Moves on a key that moves, and says whether it was one. */
    move: (event: KeyboardEvent): boolean => {
      const { row, column } = inside(at);
      const isFar = event.ctrlKey || event.metaKey;
      const step = event.altKey ? undefined : steps[event.key];
      if (step && !isFar) go({ row: row + step.row, column: column + step.column });
      else if (event.key === "Home") go({ row: isFar ? 0 : row, column: 0 });
      else if (event.key === "End") go({ row: isFar ? rows - 1 : row, column: columns - 1 });
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
