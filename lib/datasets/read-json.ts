import type { Json } from "@/lib/clean-text";
import { fillFromValue, newDraft } from "./fill-case";
import { jsonElements } from "./json-elements";
import { jsonLines } from "./json-lines";
import { type Column, matchColumns } from "./match-columns";
import { parseJson } from "./parse-json";
import { BrokenRow, numbered, type Reading, type ReadRow } from "./read-row";

/** The lines of a JSONL file; a row's number is its line's, blank lines are left out. */
export async function* readJsonl(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  const toRow = rowReader(reading);
  for await (const { row, piece } of numbered(jsonLines(text), reading.decoding)) {
    if (piece.trim() === "") continue;
    const read = parseJson(piece);
    if ("problem" in read) reading.problems.addRow(row, "", read.problem);
    const filled = "value" in read ? toRow(row, read.value) : null;
    if (filled) yield filled;
  }
}

/** The elements of a JSON array, cut out one by one; a row's number is its place in the array, from 1. */
export async function* readJsonArray(text: AsyncIterable<string>, reading: Reading): AsyncGenerator<ReadRow> {
  const toRow = rowReader(reading);
  let row = 0;
  for await (const piece of jsonElements(text)) {
    row++;
    const read = parseJson(piece);
    if ("problem" in read) throw new BrokenRow(row, read.problem);
    const filled = toRow(row, read.value);
    if (filled) yield filled;
  }
}

/** Objects with `variables` are cases as the API takes them; others are flat, their names read as a CSV's columns are. */
function rowReader({ map, problems }: Reading): (row: number, value: Json) => ReadRow | null {
  const place: ReadRow["place"] = (path) => path.map(String).join(".");
  let known: { names: string; columns: Column[]; sound: boolean } | null = null;
  return (row, value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
      problems.addRow(row, "", "should be a JSON object");
      return null;
    }
    const { variables } = value;
    if (variables !== null && typeof variables === "object" && !Array.isArray(variables)) return { row, value, place };
    const headers = Object.keys(value);
    const names = JSON.stringify(headers);
    if (known?.names !== names || !known.sound) {
      let sound = true;
      const columns = matchColumns(headers, map, (column, message) => {
        problems.addRow(row, column, message);
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
    if (problem !== null) problems.addRow(row, header, problem);
  }
  return { ...draft.case, variables: draft.variables, expectations: draft.expectations };
}
