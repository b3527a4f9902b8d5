import type { ImportPreview } from "@/lib/datasets/import-schema";
import { type ColumnUse, guessedUse } from "./column-use";

const keyOf = (datasetId: string) => `import columns ${datasetId}`;
const mostKept = 200;

/** What the columns of a file were taken for the last time, in this browser; a column not seen before goes by its name. */
export function usesOf(datasetId: string, columns: ImportPreview["columns"]): ColumnUse[] {
  const kept = read(datasetId);
  return columns.map((column) => (Object.hasOwn(kept, column.header) && kept[column.header]) || guessedUse(column));
}

/** Keeps what somebody chose; what the names say by themselves needs no keeping. */
export function keepUses(datasetId: string, columns: ImportPreview["columns"], uses: ColumnUse[]): void {
  const kept = new Map(Object.entries(read(datasetId)));
  for (const [place, column] of columns.entries()) {
    const [use, guess] = [uses[place], guessedUse(column)];
    kept.delete(column.header);
    if (use && (use.use !== guess.use || use.name !== guess.name)) kept.set(column.header, use);
  }
  try {
    localStorage.setItem(keyOf(datasetId), JSON.stringify(Object.fromEntries([...kept].slice(-mostKept))));
  } catch {
    // a full or closed store only means that the next import asks again
  }
}

function read(datasetId: string): Record<string, ColumnUse> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(datasetId)) ?? "{}");
    return Object.fromEntries(Object.entries(Object(kept)).filter((entry): entry is [string, ColumnUse] => isUse(entry[1])));
  } catch {
    return {};
  }
}

const isUse = (value: unknown): value is ColumnUse =>
  typeof value === "object" &&
  value !== null &&
  "use" in value &&
  typeof value.use === "string" &&
  "name" in value &&
  typeof value.name === "string";
