import { stringify } from "csv-stringify/sync";
import type { Json } from "@/lib/clean-text";
import { safeCell } from "./csv-cell";
import { columnName, type Target } from "./match-columns";
import type { DatasetCase } from "./schema";

/** Cases as CSV text with a header, batch by batch; every cell is safe to open in a spreadsheet. */
export async function* csvOf(columns: Target[], batches: AsyncIterable<DatasetCase[]>): AsyncGenerator<string> {
  yield lines([columns.map((column) => safeCell(columnName(column)))]);
  for await (const cases of batches) yield lines(cases.map((one) => columns.map((column) => safeCell(cellOf(one, column)))));
}

// A lone carriage return would end a row where it is read back.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });

function cellOf(one: DatasetCase, { in: room, key, asJson }: Target): string {
  const value = room === "case" ? one[key] : ownValue(one[room], key);
  if (value === undefined || (value === null && room === "case")) return "";
  if (Array.isArray(value) && value.length === 0 && room === "case") return "";
  return typeof value === "string" && !asJson ? value : JSON.stringify(value);
}

const ownValue = (values: { [key: string]: Json | undefined }, key: string): Json | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined;
