/** Objects by columns where all have the same keys in the same order: fewer things cross to a thread. */
export type PackedRows = { rows: unknown[] } | { keys: string[]; columns: unknown[][] };

type Row = Record<string, unknown>;

export function packRows(rows: unknown[]): PackedRows {
  const [first] = rows;
  if (rows.length < 2 || !isRow(first)) return { rows };
  const keys = Object.keys(first);
  if (keys.length === 0 || keys.includes("__proto__")) return { rows };
  const columns: unknown[][] = keys.map(() => []);
  for (const row of rows) {
    if (!isRow(row)) return { rows };
    let at = 0;
    for (const key in row) {
      if (key !== keys[at]) return { rows };
      columns[at]?.push(row[key]);
      at += 1;
    }
    if (at !== keys.length) return { rows };
  }
  return { keys, columns };
}

export function unpackRows(packed: PackedRows): unknown[] {
  if ("rows" in packed) return packed.rows;
  const { keys, columns } = packed;
  return (columns[0] ?? []).map((_, i) => {
    const row: Row = {};
    for (const [at, key] of keys.entries()) row[key] = columns[at]?.[i];
    return row;
  });
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
