import type { FieldError } from "@/lib/errors";
import type { Variable } from "@/lib/templates/content";
import type { Decoding } from "./decode-utf8";
import type { ColumnMap, Delimiter } from "./import-schema";
import type { RowProblems } from "./row-problems";
import type { Expectations } from "./schema";

/** A row of an import as it was read, not yet checked; `place` says where in the file a part of the case stands. */
export type ReadRow = { row: number; value: unknown; place: (path: PropertyKey[]) => string };
export type Reading = {
  declared: readonly Variable[];
  map: ColumnMap;
  delimiter: Delimiter;
  problems: RowProblems;
  decoding: Decoding;
  checkAssertions(expectations: Expectations): Promise<FieldError[]>;
};

export const maxRowChars = 1_000_000;

/** What ends the reading of a file: nothing after it can be told apart. */
export class BrokenRow extends Error {
  constructor(
    readonly row: number,
    message: string,
  ) {
    super(message);
    this.name = "BrokenRow";
  }
}

/** Numbers what a file holds, from 1; where the text broke off, the last piece is the broken one and is not handed on. */
export async function* numbered<T>(pieces: AsyncIterable<T>, decoding: Decoding): AsyncGenerator<{ row: number; piece: T }> {
  let row = 0;
  let held: T | undefined;
  for await (const piece of pieces) {
    if (held !== undefined) yield { row, piece: held };
    held = piece;
    row++;
  }
  if (held === undefined) return;
  if (decoding.broken) throw new BrokenRow(row, "is not UTF-8");
  yield { row, piece: held };
}
