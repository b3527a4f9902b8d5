import { GridCellView } from "./grid-cell-view";
import { GridRowHead } from "./grid-row-head";
import type { GridRow } from "./grid-rows";
import { type GridDesk, hearCellKey } from "./use-grid-desk";

type Props = { row: GridRow; index: number; before: number; isOpen: boolean; desk: GridDesk };

/** A case in the grid. */
export function GridRowView({ row, index, before, isOpen, desk }: Props) {
  const { focus, edits, editing, columns, mayEdit } = desk;
  const isChosen = desk.chosen.has(row.id);
  const here = (column: number) => ({
    place: `${index} ${column}`,
    isAt: focus.at.row === index && focus.at.column === column,
    onFocus: () => focus.setAt({ row: index, column }),
    onKeyDown: (event: Parameters<typeof hearCellKey>[1]) => hearCellKey(desk, event, { row: index, column }),
  });
  return (
    <tr
      aria-rowindex={before + index + 2}
      aria-selected={mayEdit ? isChosen : undefined}
      className={`group ${isChosen ? "bg-accent-ground" : `hover:bg-raised ${isOpen ? "bg-raised" : ""}`}`}
    >
      <GridRowHead
        {...here(0)}
        row={row}
        href={`${desk.openHref}${row.id}`}
        isChosen={isChosen}
        choose={mayEdit ? (chosen) => desk.choose([row.id], chosen) : undefined}
      />
      {columns.map((column, nth) => (
        <GridCellView
          key={column.key}
          {...here(nth + 1)}
          title={row.title}
          cell={row.cells[nth]}
          column={column}
          typed={edits.textOf(row, nth)}
          problem={edits.problemOf(row, nth)}
          isStale={edits.isStale(row)}
          editing={editing?.row === index && editing.column === nth + 1 ? editing.given : null}
          done={desk.done}
          cancel={desk.cancel}
          begin={mayEdit ? () => desk.begin({ row: index, column: nth + 1 }) : undefined}
        />
      ))}
    </tr>
  );
}
