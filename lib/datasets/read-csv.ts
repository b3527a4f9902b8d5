import type { Variable } from "@/lib/templates/content";
import { plainCell } from "./csv-cell";
import { csvRecords } from "./csv-records";
import { fillFromCell, newDraft } from "./fill-case";
import { type Column, matchColumns } from "./match-columns";
import { numbered, type Reading, type ReadRow } from "./read-row";
import { separatorOf } from "./separator-of";

const maxColumns = 500;

/** The rows of a CSV with a header; the header is row 1, blank rows are counted and left out. */
export async function* readCsv(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  let columns: ReturnType<typeof readHeader> | null = null;
  for await (const { row, piece: cells } of numbered(csvRecords(text, reading.delimiter), reading.decoding)) {
    if (!columns) {
      columns = readHeader(cells.map(plainCell), reading);
      if (reading.problems.any) return;
    } else if (cells.some((cell) => cell !== "")) {
      const filled = readCells(row, cells, columns, reading);
      if (filled) yield filled;
    }
  }
}

const advice = (separator: string): string => {
  const known = Object.entries(separatorOf).find(([, one]) => one === separator);
  return known ? `say so with delimiter=${known[0]}` : "use commas";
};

type Header = { columns: (Column & { type: Variable["type"] })[]; place: ReadRow["place"] };

function readHeader(cells: string[], { declared, map, problems }: Reading): Header {
  if (cells.length > maxColumns) problems.add("row 1", `has ${cells.length} columns; ${maxColumns} are taken at most`);
  const problem = (column: string, message: string) => problems.add(`row 1, ${column}`, message);
  for (const cell of cells) if (cell.includes("\0")) problem(cell.replaceAll("\0", "\uFFFD"), "holds a NUL character");
  for (const name of Object.keys(map))
    if (!cells.includes(name)) problem(name, "is named by `map`, but the file has no such column");
  const only = cells.length === 1 ? /[,;\t|]/.exec(cells[0] ?? "") : null;
  if (only) problems.add("row 1", `seems to separate columns by ${JSON.stringify(only[0])}; ${advice(only[0])}`);

  const columns = matchColumns(cells, map, problem).map((column) => {
    const variable = column.target?.in === "variables" ? column.target.key : null;
    const known = declared.find(({ name }) => name === variable);
    if (variable !== null && declared.length > 0 && !known) problem(column.header, "is not a variable this dataset declares");
    return { ...column, type: known?.type ?? "string" };
  });
  const headerOf = new Map(columns.flatMap(({ header, target }) => (target ? [[`${target.in}.${target.key}`, header]] : [])));
  for (const { name, required, default: standard } of declared) {
    if (required && standard === undefined && !headerOf.has(`variables.${name}`))
      problem(name, "is a variable this dataset requires, and has no column");
  }
  const place = (path: PropertyKey[]) => {
    const [room, key] = path.map(String);
    const full = room === "variables" || room === "expectations" ? `${room}.${key}` : `case.${room}`;
    return headerOf.get(full) ?? path.map(String).join(".");
  };
  return { columns, place };
}

function readCells(row: number, cells: string[], { columns, place }: Header, { problems }: Reading): ReadRow | null {
  if (cells.length !== columns.length) {
    problems.addRow(row, "", `has ${cells.length} cells where the header has ${columns.length}`);
    return null;
  }
  const draft = newDraft();
  let sound = true;
  for (const [index, { header, target, type }] of columns.entries()) {
    const problem = target ? fillFromCell(draft, target, plainCell(cells[index] ?? ""), type) : null;
    if (problem === null) continue;
    problems.addRow(row, header, problem);
    sound = false;
  }
  return sound ? { row, value: { ...draft.case, variables: draft.variables, expectations: draft.expectations }, place } : null;
}
