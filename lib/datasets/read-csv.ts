import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Variable } from "@/lib/templates/content";
import { plainCell } from "./csv-cell";
import { fillFromCell, newDraft } from "./fill-case";
import { type Column, matchColumns } from "./match-columns";
import { BrokenRow, maxRowChars, numbered, type Reading, type ReadRow } from "./read-row";

const maxColumns = 500;

/** The rows of a CSV with a header; the header is row 1, blank rows are counted and left out. */
export async function* readCsv(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  let columns: ReturnType<typeof readHeader> | null = null;
  for await (const { row, piece: cells } of numbered(records(text), reading.decoding)) {
    if (!columns) {
      columns = readHeader(cells.map(plainCell), reading);
      if (reading.problems.any) return;
    } else if (cells.some((cell) => cell !== "")) {
      const filled = readCells(row, cells, columns, reading);
      if (filled) yield filled;
    }
  }
}

async function* records(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  const source = Readable.from(text, { objectMode: false });
  const parser = parse({
    relax_column_count: true, // told by us, with the row
    max_record_size: maxRowChars,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const cells of source.pipe(parser)) yield cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const done = typeof error.records === "number" ? error.records : 0;
    throw new BrokenRow(done + 1, meaning[error.code] ?? "is not CSV");
  } finally {
    source.destroy();
  }
}

const meaning: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "opens a quote that is never closed",
  CSV_INVALID_CLOSING_QUOTE: "goes on after a closing quote; a quote inside a quoted cell is doubled",
  INVALID_OPENING_QUOTE: "has a quote inside a cell that is not quoted; quote the cell and double the quote",
  CSV_MAX_RECORD_SIZE: `is longer than ${maxRowChars / 1_000_000} MB`,
};

type Header = { columns: (Column & { type: Variable["type"] })[]; place: ReadRow["place"] };

function readHeader(cells: string[], { declared, map, problems }: Reading): Header {
  if (cells.length > maxColumns) problems.add("row 1", `has ${cells.length} columns; ${maxColumns} are taken at most`);
  const problem = (column: string, message: string) => problems.add(`row 1, ${column}`, message);
  for (const cell of cells) if (cell.includes("\0")) problem(cell.replaceAll("\0", "\uFFFD"), "holds a NUL character");
  for (const name of Object.keys(map))
    if (!cells.includes(name)) problem(name, "is named by `map`, but the file has no such column");
  const only = cells.length === 1 ? /[;\t|]/.exec(cells[0] ?? "") : null;
  if (only) problems.add("row 1", `seems to separate columns by ${JSON.stringify(only[0])}; use commas`);

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
    problems.add(`row ${row}`, `has ${cells.length} cells where the header has ${columns.length}`);
    return null;
  }
  const draft = newDraft();
  let sound = true;
  for (const [index, { header, target, type }] of columns.entries()) {
    const problem = target ? fillFromCell(draft, target, plainCell(cells[index] ?? ""), type) : null;
    if (problem === null) continue;
    problems.add(`row ${row}, ${header}`, problem);
    sound = false;
  }
  return sound ? { row, value: { ...draft.case, variables: draft.variables, expectations: draft.expectations }, place } : null;
}
