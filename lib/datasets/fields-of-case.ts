import type { Json } from "@/lib/clean-text";
import type { Variable } from "@/lib/templates/content";
import { prettyJson } from "@/lib/templates/pretty-json";
import type { CaseFields } from "./case-form";
import type { DatasetCase } from "./schema";

type Given = Pick<DatasetCase, "name" | "externalId" | "group" | "split" | "tags" | "variables" | "expectations" | "metadata">;

/** A case as texts to edit, which CaseForm reads back as the same case. Declared variables it has no value for are not asked. */
export function fieldsOfCase(one: Given): CaseFields {
  const { keywords, forbiddenKeywords, jsonSchema, assertions, ...texts } = one.expectations;
  return {
    name: one.name ?? "",
    externalId: one.externalId ?? "",
    group: one.group ?? "",
    split: one.split,
    tags: listText(one.tags, ", "),
    values: Object.entries(one.variables).map(([name, value]) => ({ name, ...valueText(value) })),
    expectations: {
      ...texts,
      ...(keywords && { keywords: listText(keywords, "\n") }),
      ...(forbiddenKeywords && { forbiddenKeywords: listText(forbiddenKeywords, "\n") }),
      ...(jsonSchema !== undefined && { jsonSchema: pretty(jsonSchema) }),
      ...(assertions && { assertions: pretty(assertions) }),
    },
    metadata: Object.keys(one.metadata).length === 0 ? "" : pretty(one.metadata),
  };
}

/** An empty case that asks for the declared variables, or for those the dataset's cases have. */
export function fieldsOfNewCase(declared: readonly Variable[], names: readonly string[]): CaseFields {
  const empty = { name: null, externalId: null, group: null, split: "dev" as const, tags: [], expectations: {}, metadata: {} };
  const values = declared.filter(({ required }) => required).map(emptyValue);
  const fields = fieldsOfCase({ ...empty, variables: {} });
  return { ...fields, values: declared.length > 0 ? values : names.map((name) => ({ name, as: "text", text: "" })) };
}

function emptyValue({ name, type, default: standard }: Variable): CaseFields["values"][number] {
  if (standard !== undefined) return { name, ...valueText(standard) };
  return { name, as: type === "string" ? "text" : "json", text: type === "messages" ? "[]" : "" };
}

const valueText = (value: Json): { as: "text" | "json"; text: string } =>
  typeof value === "string" ? { as: "text", text: value } : { as: "json", text: pretty(value) };

const pretty = (value: unknown): string => prettyJson(value);

/** Entries that would read back as others are written as a JSON array. */
function listText(entries: string[], separator: string): string {
  const isPlain = (entry: string) => entry.trim() === entry && entry !== "" && !entry.includes(separator.trim() || separator);
  return entries.every(isPlain) && !entries[0]?.startsWith("[") ? entries.join(separator) : JSON.stringify(entries);
}
