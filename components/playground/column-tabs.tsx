import { type Column, letterOf } from "./column";

type Props = { columns: Column[]; chosen: string; isBusy: (id: string) => boolean; onChoose: (id: string) => void };

/** Where the columns do not fit beside each other, one is shown at a time. */
export function ColumnTabs({ columns, chosen, isBusy, onChoose }: Props) {
  return (
    <fieldset
      aria-label="Column in sight"
      className="sticky top-14 z-10 grid auto-cols-fr grid-flow-col gap-1 rounded-lg border border-line bg-surface p-1 md:top-2 lg:hidden"
    >
      {columns.map(({ id, base }, position) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
          className="min-w-0 truncate rounded-md px-2 py-1.5 font-medium text-muted hover:bg-raised aria-pressed:bg-accent-ground aria-pressed:text-accent"
        >
          {letterOf(position)}
          {base.version && <span className="font-normal"> v{base.version.number}</span>}
          {isBusy(id) && (
            <>
              <span aria-hidden="true" className="ml-1.5 inline-block size-2 animate-pulse rounded-full bg-accent" />
              <span className="sr-only"> running</span>
            </>
          )}
        </button>
      ))}
    </fieldset>
  );
}
