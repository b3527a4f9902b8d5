import { createReadStream } from "node:fs";
import { verb } from "@/lib/verb";
import { plainCell } from "./csv-cell";
import { csvRecords } from "./csv-records";
import { decodeUtf8 } from "./decode-utf8";
import { guessKind } from "./guess-kind";
import type { Delimiter, ImportPreview, PreviewImport } from "./import-schema";
import { jsonElements } from "./json-elements";
import { jsonLines } from "./json-lines";
import { columnName, targetOf } from "./match-columns";
import { parseJson } from "./parse-json";
import { BrokenRow } from "./read-row";
import { readDataset } from "./rows";
import { spoolUpload } from "./spool-upload";

const shownRows = 10;
const maxCell = 500;

type Piece<T> = { row: number; piece: T };

/** What stands at the beginning of a file, and what its columns would be read as. It judges nothing: that is a dry run's. */
export const previewImport = verb("datasets:write", async (ctx, input: PreviewImport): Promise<ImportPreview> => {
  await readDataset(ctx, input.id);
  const upload = await spoolUpload(input.stream, input.contentType);
  try {
    const { format, delimiter } = await guessKind(upload, input);
    if (format === "csv") return { format, delimiter, ...(await ofCsv(upload.path, delimiter)) };
    const pieces = format === "json" ? jsonElements : jsonLines;
    return { format, delimiter: null, ...ofJson(await beginning(upload.path, pieces, (text) => text.trim() !== "")) };
  } finally {
    await upload.remove();
  }
});

async function ofCsv(path: string, delimiter: Delimiter): Promise<Pick<ImportPreview, "columns" | "rows">> {
  const split = (text: AsyncIterable<string>) => csvRecords(text, delimiter, true);
  const [header, ...rows] = await beginning(path, split, (cells) => cells.some((cell) => cell !== ""));
  return {
    columns: (header?.piece ?? []).map(plainCell).map(toColumn),
    rows: rows.map(({ row, piece }) => ({ row, cells: piece.map((cell) => short(plainCell(cell))) })),
  };
}

/** Objects with `variables` are cases already and have no columns. */
function ofJson(pieces: Piece<string>[]): Pick<ImportPreview, "columns" | "rows"> {
  const read = pieces.slice(0, shownRows).map(({ row, piece }) => ({ row, piece, value: objectIn(piece) }));
  const isFlat = read.every(({ value }) => !isObject(value.variables));
  if (!isFlat) return { columns: [], rows: read.map(({ row, piece }) => ({ row, cells: [short(piece.trim())] })) };
  const names = [...new Set(read.flatMap(({ value }) => Object.keys(value)))].slice(0, 500);
  const cellOf = (value: unknown) => short(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  return {
    columns: names.map(toColumn),
    rows: read.map(({ row, value }) => ({ row, cells: names.map((name) => cellOf(value[name])) })),
  };
}

function objectIn(text: string): Record<string, unknown> {
  const read = parseJson(text);
  return "value" in read && isObject(read.value) ? read.value : {};
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function toColumn(header: string): ImportPreview["columns"][number] {
  const target = targetOf(header.trim());
  if ("problem" in target) return { header, target: null };
  const name = columnName(target);
  const full = `${target.in}.${target.key}`;
  return { header, target: name.startsWith("json:") ? `json:${full}` : full };
}

const short = (cell: string): string => (cell.length > maxCell ? `${cell.slice(0, maxCell).toWellFormed()}…` : cell);

/** The header and the first rows. What is sent may be cut anywhere: a broken row, or a last one in a cut character, only ends it. */
async function beginning<T>(
  path: string,
  split: (text: AsyncIterable<string>) => AsyncIterable<T>,
  counts: (piece: T) => boolean,
) {
  const bytes = createReadStream(path);
  const decoding = { broken: false };
  const found: Piece<T>[] = [];
  let row = 0;
  try {
    for await (const piece of split(decodeUtf8(bytes, decoding))) {
      row++;
      if (counts(piece)) found.push({ row, piece });
      if (found.length > shownRows) return found;
    }
    return decoding.broken ? found.slice(0, -1) : found;
  } catch (error) {
    if (error instanceof BrokenRow) return found;
    throw error;
  } finally {
    bytes.destroy();
  }
}
