import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import type { Label } from "./find-labels";

/** A field a prompt asks to fill. `choices` where it may only be one of some values. */
export type Field = { name: string; description: string; type: string; choices: Label[] };

const Schema = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      description: z.string().optional(),
      format: z.string().optional(),
      enum: z.array(z.unknown()).optional(),
    }),
  ),
});

const WithSchema = z.object({ type: z.literal("json_schema"), json_schema: z.object({ schema: Schema }) });

const toLabels = (names: string[]): Label[] => names.map((name) => ({ name, description: "", examples: [] }));

/** Fields of a JSON schema, such as a response format or a tool's parameters. */
export function fieldsOfSchema(schema: unknown): Field[] {
  const parsed = Schema.safeParse(schema);
  if (!parsed.success) return [];
  return Object.entries(parsed.data.properties).map(([name, { type, description = "", format = "", enum: values = [] }]) => ({
    name,
    description: `${description} ${format}`.trim(),
    type: (Array.isArray(type) ? type.find((one) => one !== "null") : type) ?? "string",
    choices: toLabels(values.filter((value) => typeof value === "string")),
  }));
}

/** "low, medium or high" and `"low" | "high"` as choices, when that is what stands there. */
function choicesIn(text: string): Label[] {
  const listed = /(?:one of|either)\s*:?\s*([^.;\n]+)|^\s*<?["“]?([\w -]+["”]?(?:\s*\|\s*["“]?[\w -]+["”]?)+)>?/i.exec(text);
  const names = (listed?.[1] ?? listed?.[2] ?? "")
    .split(/\s*(?:,\s*or\s+|,|\||\/|\bor\b)\s*/)
    .map((name) => name.replace(/["“”`'<>()]/g, "").trim());
  return names.length >= 2 && names.every((name) => name && name.split(" ").length <= 3) ? toLabels(names) : [];
}

function typeIn(text: string): string {
  if (/\b(?:boolean|true or false|true\/false|true \| false)\b/i.test(text)) return "boolean";
  if (/\b(?:integer|whole number)\b/i.test(text)) return "integer";
  if (/^\s*<?number>?\s*$|\b(?:a number|number from|number between|numeric|float)\b/i.test(text)) return "number";
  if (/\b(?:array|list of)\b|^\s*\[/i.test(text)) return "array";
  return "string";
}

const toField = (name: string, description: string): Field => ({
  name,
  description: description.trim().slice(0, 300),
  type: typeIn(description.slice(0, 300)),
  choices: choicesIn(description.trim().slice(0, 300)),
});

/** Keys of a JSON example in a prompt: `{"label": "<spam | ham>", "reason": …}`. */
function fromExample(text: string): Field[] {
  return [...text.matchAll(/"([A-Za-z_][\w-]{0,39})"\s*:\s*(?:"([^"\n]*)"|([^,}\n]*))/g)].map(([, name = "", quoted, other]) =>
    toField(name, quoted ?? other ?? ""),
  );
}

/** Fields named in a list (`- email: the sender's address`) or in a sentence ("with the keys name, email and amount"). */
function fromWords(text: string): Field[] {
  const intro = /\b(?:fields?|keys?|properties|attributes)\b[^\n]*\n+((?:[ \t]*(?:[-*•]|\d+[.)])[ \t]+[^\n]+(?:\n+|$))+)/i.exec(
    text,
  );
  const lines = [
    ...(intro?.[1] ?? "").matchAll(
      /(?:[-*•]|\d+[.)])\s+["`*]*([A-Za-z_][\w-]{0,39})["`*]*\s*(?:\(([^)]*)\))?\s*(?:[:—–-]\s*(.*))?$/gm,
    ),
  ];
  if (lines.length > 0) return lines.map(([, name = "", kind = "", about = ""]) => toField(name, `${kind} ${about}`));
  const inline =
    /\b(?:fields?|keys?|properties)\b\s*(?:named|called)?\s*:?\s*([^.:;\n]+)/i.exec(text)?.[1] ??
    /\bextract (?:the |these |following )*([^.:;\n]+)/i.exec(text)?.[1] ??
    "";
  return (
    inline
      .split(/\b(?:as|in|from|of|into)\b/)[0]
      ?.split(/\s*(?:,\s*and\s+|,|\band\b)\s*/)
      .map((name) =>
        name
          .replace(/['’]s\b|["“”`'()]/g, "")
          .replace(/^(?:the|a|an|its|their)\s+/i, "")
          .trim()
          .replaceAll(/\s+/g, "_"),
      )
      .filter((name) => /^[A-Za-z_][\w-]{0,39}$/.test(name) && name.split("_").length <= 3)
      .map((name) => toField(name, "")) ?? []
  );
}

const maxFields = 40;

/** Each name once, and no more than anyone asks for. */
const distinct = (fields: Field[]): Field[] =>
  [...new Map(fields.map((field) => [field.name, field])).values()].slice(0, maxFields);

/** What an answer in JSON should hold, or null when the request does not ask for JSON. */
export function findFields(instructions: string, responseFormat: Json | null | undefined): Field[] | null {
  const withSchema = WithSchema.safeParse(responseFormat);
  if (withSchema.success) {
    const told = new Map(fromWords(instructions).map((field) => [field.name, field]));
    return distinct(fieldsOfSchema(withSchema.data.json_schema.schema)).map((field) => ({
      ...field,
      description: `${field.description} ${told.get(field.name)?.description ?? ""}`.trim(),
    }));
  }
  const asksForJson =
    /\bJSON\b/.test(instructions) || z.object({ type: z.literal("json_object") }).safeParse(responseFormat).success;
  if (!asksForJson) return null;
  const example = distinct(fromExample(instructions));
  const words = distinct(fromWords(instructions));
  if (example.length === 0) return words;
  const told = new Map(words.map((field) => [field.name, field]));
  return example.map((field) => {
    const more = told.get(field.name);
    if (!more) return field;
    const choices = field.choices.length > 0 ? field.choices : more.choices;
    return {
      ...field,
      description: `${field.description} ${more.description}`,
      type: field.type === "string" ? more.type : field.type,
      choices,
    };
  });
}
