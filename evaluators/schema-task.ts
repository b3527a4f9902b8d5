/** In characters of its JSON text. */
export const maxSchemaLength = 10_000;
/** How deep schemas and answers may be nested. */
export const maxSchemaDepth = 200;

export const schemaDrafts = ["auto", "draft-07", "2020-12"] as const;
export type SchemaDraft = (typeof schemaDrafts)[number];

/** `schema` is JSON text, which crosses to a thread faster than a value. */
export type SchemaRule = { schema: string; draft: SchemaDraft; allowFence: boolean };

/** What goes into the isolated task `json-schema`. Tasks that share a rule send it once when they cross together. */
export type SchemaTask = { rule: SchemaRule; text: string };

/** Why the text cannot be validated, in one sentence; or at most 20 errors, a path is a JSON pointer, empty for the value itself. */
export type SchemaAnswer = { problem: string } | { valid: boolean; errors: { path: string; message: string }[] };
