import type { KeyboardEvent } from "react";
import { CellEditor, type Leave } from "./cell-editor";
import { CellView } from "./cell-view";
import type { GridCell, GridColumn } from "./grid-rows";

type Props = {
  /** What the case is called. */
  title: string;
  cell?: GridCell;
  column: GridColumn;
  place: string;
  isAt: boolean;
  /** What was typed and is not saved. */
  typed?: string;
  problem?: string;
  /** Whether somebody else changed the case since it was typed into. */
  isStale: boolean;
  /** What the editor begins with; null while there is none. */
  editing: string | null;
  done: (text: string, leave: Leave) => void;
  cancel: () => void;
  /** Missing for who may only look. */
  begin?: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A cell: to read, with a mark where it is not saved, or to type into. */
export function GridCellView(props: Props) {
  const { title, cell, column, place, isAt, typed, problem, isStale, editing, begin } = props;
  if (!cell) return null;
  const mark = problem ? "bg-bad-ground" : typed !== undefined ? "bg-warn-ground" : "";
  return (
    <td
      tabIndex={isAt && editing === null ? 0 : -1}
      data-cell={place}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus()}
      onKeyDown={props.onKeyDown}
      onDoubleClick={() => editing === null && begin?.()}
      className={`max-w-96 px-3 py-2 align-top outline-offset-[-2px] focus-visible:outline-2 focus-visible:outline-accent ${widths(column)} ${mark} ${begin ? "cursor-cell" : ""}`}
    >
      {editing === null ? (
        <>
          <CellView cell={cell} name={column.title} typed={typed} />
          {typed !== undefined && <Unsaved cell={cell} problem={problem} isStale={isStale} />}
        </>
      ) : (
        <CellEditor
          label={`${column.title} of ${title}`}
          kind={cell.kind}
          given={editing}
          done={props.done}
          cancel={props.cancel}
        />
      )}
    </td>
  );
}

/** What stands below a cell that is not saved: what is wrong with it, or what somebody else put there meanwhile. */
function Unsaved({ cell, problem, isStale }: { cell: GridCell; problem?: string; isStale: boolean }) {
  if (isStale)
    return (
      <span className="mt-1 line-clamp-3 break-words text-warn text-xs">Now there: {cell.text.slice(0, 200) || "nothing"}</span>
    );
  if (problem) return <span className="mt-1 block break-words text-bad text-xs">{problem}</span>;
  return <span className="sr-only">, not saved</span>;
}

const widths = ({ isVariable, isWide, key }: GridColumn) =>
  isWide ? "min-w-56 sm:min-w-80" : isVariable || key.startsWith("expectations.") ? "min-w-32" : "min-w-20";
