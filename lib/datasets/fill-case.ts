import type { Json } from "@/lib/clean-text";
import type { Variable } from "@/lib/templates/content";
import type { Target } from "./match-columns";
import { parseJson } from "./parse-json";

/** A case under construction: not checked yet. */
export type Draft = { variables: Record<string, Json>; expectations: Record<string, Json>; case: Record<string, Json> };
export const newDraft = (): Draft => ({ variables: {}, expectations: {}, case: {} });

const listFields = new Set(["keywords", "forbiddenKeywords", "tags"]);
const jsonFields = new Set(["jsonSchema", "assertions", "metadata"]);
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Puts the text of a CSV cell where its column says, read as that place wants it; answers why it cannot be. */
export function fillFromCell(draft: Draft, target: Target, cell: string, type: Variable["type"]): string | null {
  if (target.in !== "variables" && cell === "") return null;
  const read = target.asJson
    ? readJsonCell(cell)
    : target.in === "variables"
      ? readValue(cell, type)
      : readField(target.key, cell);
  if ("problem" in read) return read.problem;
  if (read.value !== undefined) draft[target.in][target.key] = read.value;
  return null;
}

/** The same for a value of a flat JSON object, which has types already. */
export function fillFromValue(draft: Draft, target: Target, value: Json): string | null {
  if (target.in !== "variables") {
    if (value === null) return null;
    if (typeof value === "string") return fillFromCell(draft, target, value, "string");
    const isText = !listFields.has(target.key) && !jsonFields.has(target.key);
    const simple = typeof value === "number" || typeof value === "boolean";
    draft[target.in][target.key] = isText && simple ? String(value) : value;
    return null;
  }
  draft.variables[target.key] = value;
  return null;
}

type Read = { value: Json | undefined } | { problem: string };

const readJsonCell = (cell: string): Read => (cell.trim() === "" ? { value: undefined } : parseJson(cell));

function readValue(cell: string, type: Variable["type"]): Read {
  if (type === "string") return { value: cell };
  const text = cell.trim();
  if (text === "") return { value: undefined };
  if (type === "json" || type === "messages") return parseJson(text);
  if (type === "number") {
    const value = Number(text);
    return number.test(text) && Number.isFinite(value) ? { value } : { problem: "should be a number" };
  }
  const word = text.toLowerCase();
  return word === "true" || word === "false" ? { value: word === "true" } : { problem: "should be true or false" };
}

function readField(key: string, cell: string): Read {
  if (jsonFields.has(key)) return readJsonCell(cell);
  if (!listFields.has(key)) return { value: key === "split" ? cell.trim() || undefined : cell };
  const text = cell.trim();
  const list = text.startsWith("[") ? parseJson(text) : null;
  if (list && "value" in list && Array.isArray(list.value)) return list;
  const items = text.split(";").map((item) => item.trim());
  return { value: items.filter((item) => item !== "") };
}
