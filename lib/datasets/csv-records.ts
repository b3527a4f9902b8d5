import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Delimiter } from "./import-schema";
import { BrokenRow, maxRowChars } from "./read-row";
import { separatorOf } from "./separator-of";

/** The rows of a CSV, header and blank ones included, as the texts of their cells; `lenient` passes over those that are none. */
export async function* csvRecords(text: AsyncIterable<string>, delimiter: Delimiter, lenient = false): AsyncGenerator<string[]> {
  const source = Readable.from(text, { objectMode: false });
  const parser = parse({
    delimiter: separatorOf[delimiter],
    relax_column_count: true, // told by us, with the row
    relax_quotes: delimiter === "tab", // a spreadsheet's clipboard quotes only cells with line breaks
    skip_records_with_error: lenient,
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
