import type { Json } from "@/lib/clean-text";
import { fillFromValue, newDraft } from "./fill-case";
import { type Column, matchColumns } from "./match-columns";
import { parseJson } from "./parse-json";
import { BrokenRow, maxRowChars, numbered, type Reading, type ReadRow } from "./read-row";

/** The lines of a JSONL file; a row's number is its line's, blank lines are left out. */
export async function* readJsonl(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  const toRow = rowReader(reading);
  for await (const { row, piece } of numbered(lines(text), reading.decoding)) {
    if (piece.trim() === "") continue;
    const read = parseJson(piece);
    if ("problem" in read) reading.problems.add(`row ${row}`, read.problem);
    const filled = "value" in read ? toRow(row, read.value) : null;
    if (filled) yield filled;
  }
}

/** The elements of a JSON array, cut out one by one; a row's number is its place in the array, from 1. */
export async function* readJsonArray(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  const toRow = rowReader(reading);
  let row = 0;
  for await (const piece of elements(text)) {
    row++;
    const read = parseJson(piece);
    if ("problem" in read) throw new BrokenRow(row, read.problem);
    const filled = toRow(row, read.value);
    if (filled) yield filled;
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let row = 1;
  let open = "";
  for await (const chunk of text) {
    const parts = chunk.split("\n");
    parts[0] = open + parts[0];
    open = parts.pop() ?? "";
    for (const line of parts) {
      if (line.length > maxRowChars) throw tooLong(row);
      yield line;
      row++;
    }
    if (open.length > maxRowChars) throw tooLong(row);
  }
  if (open !== "") yield open;
}

const tooLong = (row: number) => new BrokenRow(row, `is longer than ${maxRowChars / 1_000_000} MB`);

/** Only brackets, quotes and commas are looked at; what stands between them is for the JSON parser to judge. */
async function* elements(text: AsyncIterable<string>): AsyncGenerator<string> {
  let depth = 0; // -1 after the array
  let row = 1;
  let inString = false;
  let escaped = false;
  let open = "";
  for await (const chunk of text) {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inString = false;
      } else if (depth <= 0) {
        if (c === 32 || c === 10 || c === 13 || c === 9) continue;
        if (depth < 0) throw new BrokenRow(row, "stands after the end of the JSON array");
        if (c !== 91) throw new BrokenRow(1, "is not in a JSON array: the file should be [ … ]");
        depth = 1;
        start = i + 1;
      } else if (depth === 1 && (c === 44 || c === 93)) {
        const element = open + chunk.slice(start, i);
        open = "";
        start = i + 1;
        if (c === 44 || row > 1 || element.trim() !== "") yield element;
        row++;
        if (c === 93) depth = -1;
      } else if (c === 34) inString = true;
      else if (c === 91 || c === 123) depth++;
      else if (c === 93 || c === 125) depth--;
    }
    if (depth > 0) open += chunk.slice(start);
    if (open.length > maxRowChars) throw tooLong(row);
  }
  if (depth > 0) throw new BrokenRow(row, "ends before the JSON array is closed");
}

/** Objects with `variables` are cases as the API takes them; others are flat, their names read as a CSV's columns are. */
function rowReader({ map, problems }: Reading): (row: number, value: Json) => ReadRow | null {
  const place: ReadRow["place"] = (path) => path.map(String).join(".");
  let known: { names: string; columns: Column[]; sound: boolean } | null = null;
  return (row, value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
      problems.add(`row ${row}`, "should be a JSON object");
      return null;
    }
    const { variables } = value;
    if (variables !== null && typeof variables === "object" && !Array.isArray(variables)) return { row, value, place };
    const headers = Object.keys(value);
    const names = JSON.stringify(headers);
    if (known?.names !== names || !known.sound) {
      let sound = true;
      const columns = matchColumns(headers, map, (column, message) => {
        problems.add(`row ${row}, ${column}`, message);
        sound = false;
      });
      known = { names, columns, sound };
    }
    return known.sound ? { row, value: flatCase(known.columns, value, row, problems), place } : null;
  };
}

function flatCase(columns: Column[], value: { [key: string]: Json }, row: number, problems: Reading["problems"]): unknown {
  const draft = newDraft();
  for (const { header, target } of columns) {
    const problem = target ? fillFromValue(draft, target, value[header] ?? null) : null;
    if (problem !== null) problems.add(`row ${row}, ${header}`, problem);
  }
  return { ...draft.case, variables: draft.variables, expectations: draft.expectations };
}
