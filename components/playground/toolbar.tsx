import { Play, Plus, Square } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type Column, letterOf, mostColumns } from "./column";

type Props = {
  columns: Column[];
  mayRun: boolean;
  isBusy: boolean;
  baseline: string;
  onRun: () => void;
  onStop: () => void;
  onAdd: () => void;
  onBaseline: (id: string) => void;
  /** The choice of evaluators. */
  children: ReactNode;
};

/** What is done with all columns at once; it stays in sight. */
export function Toolbar({ columns, mayRun, isBusy, baseline, onRun, onStop, onAdd, onBaseline, children }: Props) {
  const isAlone = columns.length === 1;
  return (
    <div className="sticky top-0 z-10 -mx-1 flex flex-wrap items-center gap-2 bg-ground px-1 py-2 max-md:static">
      <Button look="primary" onClick={onRun} aria-disabled={!mayRun || isBusy} aria-keyshortcuts="Control+Enter Meta+Enter">
        <Play aria-hidden="true" />
        {isBusy ? "Running…" : isAlone ? "Run" : "Run all"}
        <kbd className="ml-1 hidden font-sans text-xs opacity-80 sm:inline">⌘/Ctrl ↵</kbd>
      </Button>
      {isBusy && mayRun && !isAlone && (
        <Button look="danger" onClick={onStop}>
          <Square aria-hidden="true" />
          Stop all
        </Button>
      )}
      <Button onClick={onAdd} disabled={columns.length >= mostColumns} title="Beside the others, four at most">
        <Plus aria-hidden="true" />
        Add column
      </Button>
      {children}
      {!isAlone && (
        <label className="flex items-center gap-2 md:ml-auto">
          <span className="text-muted">Differences from</span>
          <select
            value={baseline}
            onChange={({ target }) => onBaseline(target.value)}
            className="h-9 rounded-md border border-line-strong bg-surface px-2"
          >
            <option value="">none</option>
            {columns.map(({ id }, position) => (
              <option key={id} value={id}>
                {letterOf(position)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
