import type { Json } from "@/lib/clean-text";
import type { DatasetCase, Expectations } from "@/lib/datasets/schema";
import type { Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";
import { caseTitle } from "./case-title";
import { expectationNames } from "./expectation-names";

/** How what stands in a cell is written; `choice` is one of the splits. */
export type CellKind = "text" | "json" | "lines" | "words" | "choice";
/** `isWide`: its texts need more room than a word. */
export type GridColumn = { key: string; title: string; isVariable: boolean; isWide?: boolean };
/** `missing`: the case has no such value. `cut`: too long for a cell, so it is changed beside the grid. */
export type GridCell = { text: string; kind: CellKind; missing?: true; cut?: true };
export type GridRow = {
  id: string;
  title: string;
  revision: number;
  split: "dev" | "gate";
  quarantined: string | null;
  cells: GridCell[];
};

const longest = 4_000;
const lists: ReadonlySet<string> = new Set(["keywords", "forbiddenKeywords"]);
const jsons: ReadonlySet<string> = new Set(["jsonSchema", "assertions"]);

/** The columns of a grid: the values, the expectations that any of these cases has, and what every case has. */
export function gridColumns(variables: readonly string[], cases: readonly DatasetCase[]): GridColumn[] {
  const asked = Object.entries(expectationNames).filter(
    ([key]) => cases.some(({ expectations }) => expectations[key as keyof Expectations] !== undefined), // safe: exactly these keys
  );
  return [
    ...variables.map((name) => ({
      ...{ key: `variables.${name}`, title: name, isVariable: true },
      isWide: cases.some((one) => isLong(one.variables[name])),
    })),
    ...asked.map(([key, title]) => ({
      ...{ key: `expectations.${key}`, title, isVariable: false },
      isWide: cases.some(({ expectations }) => isLong(expectations[key as keyof Expectations])), // safe: as above
    })),
    { key: "split", title: "Split", isVariable: false },
    { key: "group", title: "Group", isVariable: false },
    { key: "tags", title: "Tags", isVariable: false },
  ];
}

/** Lists stand a line an entry, so that only a long entry makes them wide. */
const isLong = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isLong) : (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).length > 60;

export const gridRows = (cases: readonly DatasetCase[], columns: GridColumn[], declared: readonly Variable[]): GridRow[] =>
  cases.map((one) => ({
    ...{ id: one.id, title: caseTitle(one), revision: one.revision, split: one.split, quarantined: one.quarantined },
    cells: columns.map((column) => cellOf(one, column, declared, cases)),
  }));

function cellOf(one: DatasetCase, { key }: GridColumn, declared: readonly Variable[], cases: readonly DatasetCase[]): GridCell {
  if (key === "split") return { text: one.split, kind: "choice" };
  if (key === "group") return one.group === null ? { text: "", kind: "text", missing: true } : { text: one.group, kind: "text" };
  if (key === "tags") return { text: listText(one.tags, ", "), kind: "words" };
  const [room, name] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
  if (room === "expectations") return expectationCell(one.expectations, name as keyof Expectations); // safe: `gridColumns` made it of these keys
  const value = Object.hasOwn(one.variables, name) ? one.variables[name] : undefined;
  if (value === undefined) return { text: "", kind: usualKind(name, declared, cases), missing: true };
  return typeof value === "string" ? shortened(value, "text") : shortened(prettyJson(value), "json");
}

function expectationCell(expectations: Expectations, name: keyof Expectations): GridCell {
  const kind = lists.has(name) ? "lines" : jsons.has(name) ? "json" : "text";
  const value = expectations[name];
  if (value === undefined) return { text: "", kind, missing: true };
  if (typeof value === "string") return shortened(value, "text");
  if (kind === "lines" && Array.isArray(value)) return shortened(listText(value, "\n"), kind);
  return shortened(prettyJson(value), "json");
}

/** How a value that is missing would be written: as its variable is declared, else as the other cases have it. */
function usualKind(name: string, declared: readonly Variable[], cases: readonly DatasetCase[]): "text" | "json" {
  const variable = declared.find((one) => one.name === name);
  if (variable) return variable.type === "string" ? "text" : "json";
  const other = cases.find(({ variables }) => Object.hasOwn(variables, name))?.variables[name];
  return other === undefined || typeof other === "string" ? "text" : "json";
}

const shortened = (text: string, kind: CellKind): GridCell =>
  text.length > longest ? { text: text.slice(0, longest).toWellFormed(), kind, cut: true } : { text, kind };

/** Entries that would read back as others are written as a JSON array. */
function listText(entries: Json[], separator: string): string {
  const isPlain = (entry: Json) =>
    typeof entry === "string" && entry.trim() === entry && entry !== "" && !entry.includes(separator.trim() || separator);
  const first = entries[0];
  const isSafe = entries.every(isPlain) && !(typeof first === "string" && first.startsWith("["));
  return isSafe ? entries.join(separator) : JSON.stringify(entries);
}
