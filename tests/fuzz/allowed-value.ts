import fc, { type Arbitrary } from "fast-check";

/** JSON Schema as our OpenAPI document writes it; `$ref` names one of its components. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
};

/** The values a schema allows. `named` says what stands where a property of a name is a string, such as an id. */
export function allowedValue(
  schema: Schema,
  components: Record<string, Schema>,
  named: (name: string) => Arbitrary<unknown> | null,
  depth = 0,
): Arbitrary<unknown> {
  const of = (inner: Schema) => allowedValue(inner, components, named, depth + 1);
  if (schema.$ref) return depth > 4 ? fc.constant("deep") : of(components[schema.$ref.split("/").at(-1) ?? ""] ?? {});
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.properties ? undefined : (schema.anyOf ?? schema.oneOf ?? schema.allOf);
  if (choices) return fc.oneof(...choices.map(of));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => of({ ...schema, type })));
  switch (schema.type) {
    case "object":
      return objectOf(schema, of, named);
    case "array":
      return fc.array(of(schema.items ?? {}), { minLength: bound(schema.minItems, 0), maxLength: bound(schema.maxItems, 3, 3) });
    case "string":
      return stringOf(schema);
    case "integer":
      return fc.integer({ min: bound(schema.minimum, -1000, 1000), max: bound(schema.maximum, 1000, 1000) });
    case "number":
      return fc.double({ min: bound(schema.minimum, -1000, 1000), max: bound(schema.maximum, 1000, 1000), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(
  schema: Schema,
  of: (schema: Schema) => Arbitrary<unknown>,
  named: (name: string) => Arbitrary<unknown> | null,
): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties: others, oneOf } = schema;
  if (oneOf) return fc.oneof(...oneOf.map((choice) => objectOf(chosen(schema, choice, oneOf), of, named)));
  const fields = Object.entries(properties).map(([name, inner]) => [name, named(name) ?? of(inner)] as const);
  const declared = fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
  if (fields.length > 0 || typeof others !== "object") return declared;
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), of(others), { maxKeys: 3, noNullPrototype: true });
}

/** An object that wants one of several fields, with this one and without the others. */
function chosen({ oneOf: _, ...schema }: Schema, choice: Schema, all: Schema[]): Schema {
  const wanted = choice.required ?? [];
  const unwanted = all.flatMap((one) => one.required ?? []).filter((name) => !wanted.includes(name));
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !unwanted.includes(name)));
  return { ...schema, properties, required: [...(schema.required ?? []), ...wanted] };
}

const texts = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ maxLength: 30, unit: "grapheme" }),
  fc.constantFrom("Hi {{name}}", "question", "sandbox-1", "exact-match"),
);

/** A text of the schema's shape and, where that is left open, of a length a person would send. */
function stringOf({ pattern, format, minLength, maxLength }: Schema): Arbitrary<string> {
  if (format === "date-time") return fc.date({ noInvalidDate: true, ...years }).map((date) => date.toISOString());
  if (format === "date") return fc.date({ noInvalidDate: true, ...years }).map((date) => date.toISOString().slice(0, 10));
  if (typeof pattern === "string" && !pattern.includes("\\p") && pattern !== "\\D") return fc.stringMatching(new RegExp(pattern));
  const [least, most] = [bound(minLength, 0), bound(maxLength, 200, 200)];
  return texts.map((text) => text.slice(0, most).padEnd(least, "x"));
}

const years = { min: new Date("1990-01-01"), max: new Date("2060-01-01") };

/** A schema's bound where it has one, drawn in to `reach` either way. */
function bound(given: unknown, fallback: number, reach = Number.POSITIVE_INFINITY): number {
  return typeof given === "number" ? Math.max(-reach, Math.min(reach, given)) : fallback;
}
