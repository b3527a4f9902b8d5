import type { DatasetCase } from "@/lib/datasets/schema";
import type { Variable } from "@/lib/templates/content";
import type { ChangeMany } from "./bulk-bar";
import { CaseGrid } from "./case-grid";
import { type GridColumn, gridColumns, gridRows } from "./grid-rows";
import { NoCases } from "./no-cases";
import { PasteRows } from "./paste-rows";
import type { SaveCells } from "./use-grid-edits";

type Props = {
  dataset: { id: string; variables: Variable[] };
  workspace: string;
  path: string;
  cases: DatasetCase[];
  /** The names of the columns of values. */
  variables: string[];
  pagination: { page: number; pageSize: number; total: number };
  isEmpty: boolean;
  revision?: number;
  openCase?: string;
  /** The address of the list with nothing open beside it. */
  listHref: string;
  /** Null where the cases cannot be changed. */
  changes: { saveCells: SaveCells; changeMany: ChangeMany } | null;
  mayEaseGate: boolean;
};

/** The cases of a page as a grid, or the ways to the first ones; rows of a spreadsheet can be pasted onto either. */
export function CaseList(props: Props) {
  const { dataset, workspace, path, cases, variables, pagination, isEmpty, revision, listHref, changes } = props;
  const columns = gridColumns(variables, cases);
  return (
    <>
      {isEmpty ? (
        <NoCases mayAdd={changes !== null} path={path} />
      ) : (
        <CaseGrid
          key={revision ?? "newest"}
          datasetId={dataset.id}
          rows={gridRows(cases, columns, dataset.variables)}
          columns={columns}
          before={(pagination.page - 1) * pagination.pageSize}
          total={pagination.total}
          openCase={props.openCase}
          openHref={`${listHref}${listHref.includes("?") ? "&" : "?"}case=`}
          changes={changes}
          mayEaseGate={props.mayEaseGate}
        />
      )}
      {changes && (
        <PasteRows workspace={workspace} datasetId={dataset.id} isEmpty={isEmpty} path={path} columns={columns.map(headerOf)} />
      )}
    </>
  );
}

/** What a header row over the grid would say. */
const headerOf = ({ key, isVariable, title }: GridColumn): string => (isVariable ? title : key.replace(/^expectations\./, ""));
