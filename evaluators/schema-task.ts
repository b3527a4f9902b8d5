import type { JsonValue } from "./evaluator";

/** In characters of its JSON text. */
export const maxSchemaLength = 10_000;

export const schemaDrafts = ["auto", "draft-07", "2020-12"] as const;
export type SchemaDraft = (typeof schemaDrafts)[number];

/** What goes into the isolated task `json-schema`. */
export type SchemaTask = { schema: JsonValue; draft: SchemaDraft; value: JsonValue };

/** At most 20 errors; a path is a JSON pointer, empty for the value itself. */
export type SchemaAnswer = { valid: boolean; errors: { path: string; message: string }[] };
