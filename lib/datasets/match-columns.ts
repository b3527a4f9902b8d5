import type { ColumnMap } from "./import-schema";
import { Expectations, reservedNames } from "./schema";

const expectationFields = Expectations.keyof().options;
const caseFields = ["name", "externalId", "tags", "group", "split", "quarantined", "metadata"] as const;
type ExpectationField = (typeof expectationFields)[number];
type CaseField = (typeof caseFields)[number];

/** What a column fills. `asJson`: its cells are JSON text and an empty one is no value, for what plain text cannot say. */
export type Target = { asJson: boolean } & (
  | { in: "variables"; key: string }
  | { in: "expectations"; key: ExpectationField }
  | { in: "case"; key: CaseField }
);
export type Column = { header: string; target: Target | null };

/** The columns that mean a field by their bare name; every other name is a variable's. */
const bare = new Map<string, { in: "expectations"; key: ExpectationField } | { in: "case"; key: CaseField }>([
  ["keywords", { in: "expectations", key: "keywords" }],
  ["reference", { in: "expectations", key: "reference" }],
  ["exact", { in: "expectations", key: "exact" }],
  ["label", { in: "expectations", key: "label" }],
  ["jsonSchema", { in: "expectations", key: "jsonSchema" }],
  ["rubric", { in: "expectations", key: "rubric" }],
  ["externalId", { in: "case", key: "externalId" }],
  ["group", { in: "case", key: "group" }],
  ["split", { in: "case", key: "split" }],
  ["tags", { in: "case", key: "tags" }],
]);

/**
 * What a column's name stands for. Beside the bare names there are full ones, which the export uses where a bare name
 * would mean something else: `variables.x`, `expectations.x`, `case.x`, and `json:` in front of any name.
 */
export function targetOf(name: string): Target | { problem: string } {
  const asJson = name.startsWith("json:");
  const rest = asJson ? name.slice(5) : name;
  const field = bare.get(rest);
  if (field) return { ...field, asJson };
  const [, room, key = ""] = /^(variables|expectations|case)\.(.*)$/s.exec(rest) ?? [];
  if (room === "expectations" || room === "case") return fieldOf(room, key, asJson);
  const variable = room === "variables" ? key : rest;
  if (variable === "" || variable.length > 100) return { problem: "a variable's name has 1 to 100 characters" };
  if (reservedNames.has(variable)) return { problem: `“${variable}” cannot be the name of a variable` };
  return { in: "variables", key: variable, asJson };
}

function fieldOf(room: "expectations" | "case", key: string, asJson: boolean): Target | { problem: string } {
  if (room === "expectations") {
    const known = expectationFields.find((field) => field === key);
    return known ? { in: room, key: known, asJson } : { problem: `there is no expectation “${key}”` };
  }
  const known = caseFields.find((field) => field === key);
  return known ? { in: room, key: known, asJson } : { problem: `a case has no field “${key}”` };
}

/** The name an export gives a column: the bare one where that reads back as the same target. */
export function columnName(target: Target): string {
  const prefix = target.asJson ? "json:" : "";
  for (const name of [target.key, `${target.in}.${target.key}`]) {
    const read = targetOf(prefix + name);
    if ("in" in read && read.in === target.in && read.key === target.key && read.asJson === target.asJson) return prefix + name;
  }
  throw new Error(`no column name reads back as ${target.in}.${target.key}`);
}

/** Reads a header, renamed by `map`; `problem` hears of each column that cannot be used. */
export function matchColumns(
  headers: readonly string[],
  map: ColumnMap,
  problem: (column: string, message: string) => void,
): Column[] {
  const taken = new Map<string, string>();
  return headers.map((header, index) => {
    const name = Object.hasOwn(map, header) ? map[header] : header;
    if (name === null || name === undefined) return { header, target: null };
    const target = name.trim() === "" ? { problem: "has no name" } : targetOf(name.trim());
    const shown = header.trim() === "" ? `column ${index + 1}` : header;
    if ("problem" in target) {
      problem(shown, target.problem);
      return { header, target: null };
    }
    const id = `${target.in}.${target.key}`;
    const other = taken.get(id);
    if (other !== undefined) problem(shown, other === header ? "stands twice in the header" : `says the same as “${other}”`);
    taken.set(id, header);
    return { header, target };
  });
}
