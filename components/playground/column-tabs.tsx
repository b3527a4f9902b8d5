import { type KeyboardEvent, useRef } from "react";
import { type Column, letterOf } from "./column";

type Props = { columns: Column[]; chosen: string; isBusy: (id: string) => boolean; onChoose: (id: string) => void };

/** Where the columns do not fit beside each other, one is shown at a time. */
export function ColumnTabs({ columns, chosen, isBusy, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = (columns.findIndex(({ id }) => id === chosen) + by + columns.length) % columns.length;
    const to = columns[next];
    if (by === 0 || !to) return;
    event.preventDefault();
    onChoose(to.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Columns"
      onKeyDown={move}
      className="sticky top-0 z-10 grid auto-cols-fr grid-flow-col gap-1 rounded-lg border border-line bg-surface p-1 lg:hidden"
    >
      {columns.map(({ id, base }, position) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
          className="min-w-0 truncate rounded-md px-2 py-1.5 font-medium text-muted hover:bg-raised aria-selected:bg-raised aria-selected:text-ink"
        >
          {letterOf(position)}
          {base.version && <span className="font-normal"> v{base.version.number}</span>}
          {isBusy(id) && <span className="ml-1.5 inline-block size-2 animate-pulse rounded-full bg-accent" />}
          {isBusy(id) && <span className="sr-only"> running</span>}
        </button>
      ))}
    </div>
  );
}
