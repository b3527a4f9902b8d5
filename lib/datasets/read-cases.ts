import { createReadStream } from "node:fs";
import { findUncleanText } from "@/lib/clean-text";
import { checkValues } from "./check-values";
import { decodeUtf8 } from "./decode-utf8";
import type { ImportFormat } from "./import-schema";
import { readCsv } from "./read-csv";
import { readJsonArray, readJsonl } from "./read-json";
import { BrokenRow, type Reading, type ReadRow } from "./read-row";
import { CaseInput } from "./schema";

const readers = { csv: readCsv, jsonl: readJsonl, json: readJsonArray };
const maxRows = 500_000;

/** The sound cases of a file, one by one; what is wrong with the others goes to `problems`, with its row. */
export async function* readCases(
  path: string,
  format: ImportFormat,
  asked: Omit<Reading, "decoding">,
): AsyncGenerator<{ row: number; input: CaseInput }> {
  const reading = { ...asked, decoding: { broken: false } };
  const bytes = createReadStream(path);
  try {
    let count = 0;
    for await (const read of readers[format](decodeUtf8(bytes, reading.decoding), reading)) {
      if (++count > maxRows) throw new BrokenRow(read.row, `is past the ${maxRows} cases one import takes`);
      const input = await check(read, reading);
      if (input) yield { row: read.row, input };
    }
  } catch (error) {
    if (!(error instanceof BrokenRow)) throw error;
    reading.problems.add(`row ${error.row}`, reading.decoding.broken ? "is not UTF-8; save the file as UTF-8" : error.message);
  } finally {
    bytes.destroy();
  }
}

async function check(
  { row, value, place }: ReadRow,
  { declared, problems, checkAssertions }: Reading,
): Promise<CaseInput | null> {
  const add = (path: PropertyKey[], message: string) => {
    problems.addRow(row, place(path), message);
    return null;
  };
  const unclean = findUncleanText(value);
  if (unclean) return add(unclean.split("."), "holds a NUL character or half of a surrogate pair, which cannot be stored");
  const parsed = CaseInput.safeParse(value);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) add(path, message);
    return null;
  }
  const misfits = checkValues(declared, parsed.data.variables);
  for (const { path, message } of misfits) add(["variables", path], message);
  const asked = parsed.data.expectations?.assertions ? await checkAssertions(parsed.data.expectations) : [];
  for (const { path, message } of asked) add(["expectations", ...path.split(".")], message);
  return misfits.length + asked.length === 0 ? parsed.data : null;
}
