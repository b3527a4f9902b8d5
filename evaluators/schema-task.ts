/** In characters of its JSON text. */
export const maxSchemaLength = 10_000;
/** How deep schemas and answers may be nested. */
export const maxSchemaDepth = 200;

export const schemaDrafts = ["auto", "draft-07", "2020-12"] as const;
export type SchemaDraft = (typeof schemaDrafts)[number];

/** What goes into the isolated task `json-schema`: texts, which cross to a thread faster than values. `schema` is JSON. */
export type SchemaTask = { schema: string; draft: SchemaDraft; text: string; allowFence: boolean };

/** Why the text cannot be validated, in one sentence; or at most 20 errors, a path is a JSON pointer, empty for the value itself. */
export type SchemaAnswer = { problem: string } | { valid: boolean; errors: { path: string; message: string }[] };
