import type { JsonValue } from "./evaluator";

type Schema = { [key: string]: JsonValue };
type Found = Set<"dynamic" | "inner-id" | "contains" | "half-if" | "unevaluated" | "unevaluated-items">;

/** Keywords whose value is no schema, or maps names to schemas. */
const noSchemas = new Set(["const", "enum", "default", "examples"]);
const named = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);

/**
 * A draft 2020-12 schema that means the same, in what ajv does right: within one resource (no `$id` but the root's) a dynamic reference
 * is a plain one, since there is no other scope to look in.
 * @throws Error where ajv would answer otherwise than the specification
 */
export function plainSchema(schema: boolean | Schema): boolean | Schema {
  if (typeof schema === "boolean") return schema;
  const found: Found = new Set();
  const plain = rewriteObject(schema, found, true);
  if (found.has("dynamic") && found.has("inner-id")) throw new Error("$dynamicRef is not available beside an inner $id.");
  if (found.has("unevaluated-items") && found.has("contains")) {
    throw new Error("unevaluatedItems is not available beside contains.");
  }
  if (found.has("unevaluated") && found.has("half-if")) {
    throw new Error("unevaluatedProperties and unevaluatedItems are not available beside an if that lacks then or else.");
  }
  return plain;
}

function rewrite(schema: JsonValue, found: Found): JsonValue {
  if (Array.isArray(schema)) return schema.map((one) => rewrite(one, found));
  return isObject(schema) ? rewriteObject(schema, found, false) : schema;
}

function rewriteObject(schema: Schema, found: Found, isRoot: boolean): Schema {
  note(schema, found, isRoot);
  const entries = Object.entries(schema).map(([key, value]): [string, JsonValue] => {
    if (noSchemas.has(key)) return [key, value];
    if (named.has(key) && isObject(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewrite(inner, found)]))];
    }
    return [key, rewrite(value, found)];
  });
  return withoutDynamics(Object.fromEntries(entries));
}

function note(schema: Schema, found: Found, isRoot: boolean): void {
  if (!isRoot && typeof schema.$id === "string") found.add("inner-id");
  if ("$dynamicRef" in schema) found.add("dynamic");
  if ("contains" in schema) found.add("contains");
  if ("if" in schema && !("then" in schema && "else" in schema)) found.add("half-if");
  if ("unevaluatedItems" in schema) found.add("unevaluated-items").add("unevaluated");
  if ("unevaluatedProperties" in schema) found.add("unevaluated");
}

function withoutDynamics({ $dynamicRef, $dynamicAnchor, ...schema }: Schema): Schema {
  if ($dynamicAnchor !== undefined) {
    if (schema.$anchor !== undefined) throw new Error("$dynamicAnchor is not available beside $anchor.");
    schema.$anchor = $dynamicAnchor;
  }
  if ($dynamicRef !== undefined) {
    if (schema.$ref !== undefined) throw new Error("$dynamicRef is not available beside $ref.");
    schema.$ref = $dynamicRef;
  }
  return schema;
}

const isObject = (value: JsonValue): value is Schema => value !== null && typeof value === "object" && !Array.isArray(value);
