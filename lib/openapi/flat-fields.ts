import type { Field } from "./reference";
import type { Schema } from "./schema-book";

type Schemas = Record<string, Schema>;

const listOf = (value: unknown): Schema[] => (Array.isArray(value) ? value : []);

/** What a schema says, the part it refers to written in. */
export function openSchema(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  return name === null ? schema : { ...openSchema(schemas[name] ?? {}, schemas), ...schema, $ref: undefined };
}

const nameOf = ({ $ref }: Schema): string | null => (typeof $ref === "string" ? ($ref.split("/").at(-1) ?? null) : null);

/** The fields of an object one after another, inner ones as `messages[].role`, so many levels deep. */
export function flatFields(schema: Schema, schemas: Schemas, deepest: number, before = ""): Field[] {
  const open = openSchema(schema, schemas);
  if (listOf(open.anyOf).length > 0 && !open.properties) {
    const [object] = listOf(open.anyOf).filter((one) => openSchema(one, schemas).type === "object");
    return object ? flatFields(object, schemas, deepest, before) : [];
  }
  const required = new Set(listOf(open.required).map(String));
  const properties = (open.properties ?? {}) as Schemas; // safe: our own document
  return Object.entries(properties).flatMap(([name, inner]) => {
    const at = `${before}${name}`;
    const field = { ...describeField(inner, schemas), name: at, required: required.has(name) };
    const below = deepest > 0 ? inside(inner, schemas, deepest, at) : [];
    return [field, ...below];
  });
}

function inside(schema: Schema, schemas: Schemas, deepest: number, at: string): Field[] {
  const open = withoutNull(openSchema(schema, schemas), schemas);
  if (open.type === "array") return inside((open.items ?? {}) as Schema, schemas, deepest, `${at}[]`); // safe: our own document
  const choices = listOf(open.anyOf ?? open.oneOf).filter((one) => openSchema(one, schemas).type === "object");
  const objects = open.properties ? [open] : choices;
  const fields = objects.flatMap((one) => flatFields(one, schemas, deepest - 1, `${at}.`));
  return fields.filter((one, index) => fields.findIndex(({ name }) => name === one.name) === index);
}

/** The type, limits and words of a field. */
export function describeField(schema: Schema, schemas: Schemas): Omit<Field, "name" | "required"> {
  const open = openSchema(schema, schemas);
  const inner = withoutNull(open, schemas);
  const limits = [...limitsOf(inner), ...(open.default === undefined ? [] : [`default ${JSON.stringify(open.default)}`])];
  const isNullable = inner !== open;
  return {
    type: `${typeOf(inner, schemas)}${isNullable ? " or null" : ""}`,
    limits: limits.join(", "),
    about: String(open.description ?? ""),
  };
}

function withoutNull(schema: Schema, schemas: Schemas): Schema {
  const choices = listOf(schema.anyOf);
  const [only, ...others] = choices.filter((one) => one.type !== "null");
  return choices.length > 1 && only && others.length === 0 ? openSchema(only, schemas) : schema;
}

function typeOf(schema: Schema, schemas: Schemas): string {
  if (nameOf(schema) === "Json" || (schema.anyOf && schema.description === "Any JSON value")) return "any JSON";
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(" · ");
  if ("const" in schema) return JSON.stringify(schema.const);
  const choices = listOf(schema.anyOf ?? schema.oneOf);
  if (choices.length > 0 && !schema.type) {
    const kinds = choices.map((one) => typeOf(openSchema(one, schemas), schemas));
    return [...new Set(kinds)].join(" or ");
  }
  if (schema.type === "array") {
    const items = openSchema((schema.items ?? {}) as Schema, schemas); // safe: our own document
    return `list of ${typeOf(items, schemas)}`;
  }
  if (schema.format === "date-time") return "time";
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return "object by name";
  if (Array.isArray(schema.type)) return schema.type.join(" or ");
  return typeof schema.type === "string" ? schema.type : "any JSON";
}

function limitsOf(schema: Schema): string[] {
  const said: [keyword: string, words: (value: unknown) => string][] = [
    ["minimum", (least) => `from ${least}`],
    ["maximum", (most) => `to ${most}`],
    ["minLength", (least) => (least === 1 ? "not empty" : `at least ${least} characters`)],
    ["maxLength", (most) => `at most ${Number(most).toLocaleString("en")} characters`],
    ["minItems", (least) => `at least ${least}`],
    ["maxItems", (most) => `at most ${most}`],
  ];
  return said.flatMap(([keyword, words]) => (schema[keyword] === undefined ? [] : [words(schema[keyword])]));
}
