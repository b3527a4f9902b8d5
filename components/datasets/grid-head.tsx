import type { GridColumn } from "./grid-rows";

type Props = { columns: GridColumn[]; isChosen: boolean | "some"; choose?: (all: boolean) => void };

/** The names of the columns; the first has the box that chooses every row of the page. */
export function GridHead({ columns, isChosen, choose }: Props) {
  return (
    <thead className="border-line border-b text-muted">
      <tr aria-rowindex={1}>
        <th scope="col" className="bg-surface px-3 py-2 font-medium sm:sticky sm:left-0 sm:z-10">
          <span className="flex items-center gap-2">
            {choose && (
              <input
                type="checkbox"
                aria-label="Choose every case of this page"
                checked={isChosen === true}
                ref={(box) => {
                  if (box) box.indeterminate = isChosen === "some";
                }}
                onChange={(event) => choose(event.target.checked)}
                className="size-4 accent-accent"
              />
            )}
            Case
          </span>
        </th>
        {columns.map(({ key, title, isVariable }) => (
          <th key={key} scope="col" className="max-w-96 px-3 py-2 font-medium whitespace-nowrap">
            <span className={`block truncate ${isVariable ? "font-mono text-[0.8125rem]" : ""}`} title={title}>
              {title}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
