import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { jsonDepth } from "./json-depth";
import { parseJsonText } from "./parse-json-text";
import { quoteShort } from "./quote-short";
import { maxSchemaLength, type SchemaAnswer, type SchemaTask, schemaDrafts } from "./schema-task";

const maxDepth = 200;

export const jsonSchema = defineEvaluator({
  type: "json-schema",
  version: 1,
  group: "structure",
  about: "The output is JSON that a JSON Schema (draft 7 or 2020-12) accepts.",
  definition:
    "1 when the output is one JSON value that the schema accepts, else 0. Draft 2020-12 or draft 7, formats are checked, references reach only within the schema.",
  examples: [
    {
      options: { schema: { type: "object", properties: { total: { type: "number" } }, required: ["total"] } },
      output: '{"total": 12.5}',
      ...{ score: 1, passed: true },
    },
    { options: {}, output: "[1, 2]", expected: { jsonSchema: { type: "object" } }, score: 0, passed: false },
  ],
  options: z.strictObject({
    schema: z
      .union([z.boolean(), z.record(z.string(), z.json())])
      .refine((schema) => jsonDepth(schema, maxDepth) <= maxDepth, `the schema is nested deeper than ${maxDepth} levels`)
      .refine((schema) => lengthOf(schema) <= maxSchemaLength, `the schema is longer than ${maxSchemaLength} characters`)
      .optional()
      .describe("The schema; without one, the case's schema. Only references inside the schema work"),
    draft: z.enum(schemaDrafts).default("auto").describe("auto: the draft that the schema's $schema names, else 2020-12"),
    allowFence: z.boolean().default(true).describe("Accept JSON inside one ``` block"),
  }),

  async check({ schema, draft }, tools) {
    if (schema === undefined) return;
    const task: SchemaTask = { schema, draft, value: null };
    await tools.isolate<SchemaAnswer>("json-schema", task);
  },

  async score({ output, expected }, { schema = expected.jsonSchema, draft, allowFence }, tools) {
    if (schema === undefined) return { skipped: "The case has no JSON Schema." };
    if (jsonDepth(schema, maxDepth) > maxDepth) throw new Error(`The schema is nested deeper than ${maxDepth} levels.`);
    if (lengthOf(schema) > maxSchemaLength) throw new Error(`The schema is longer than ${maxSchemaLength} characters.`);

    const value = parseJsonText(output.text, allowFence);
    if (value === undefined) return { score: 0, passed: false, reason: `Not JSON: ${quoteShort(output.text)}.` };
    if (jsonDepth(value, maxDepth) > maxDepth) {
      return { score: 0, passed: false, reason: `The JSON is nested deeper than ${maxDepth} levels.` };
    }

    const task: SchemaTask = { schema, draft, value };
    const { valid, errors } = await tools.isolate<SchemaAnswer>("json-schema", task);
    const [first] = errors;
    return {
      score: valid ? 1 : 0,
      passed: valid,
      reason: valid
        ? "The schema accepts it."
        : first
          ? `${first.path || "The value"} ${first.message}.`
          : "The schema refuses it.",
      details: { errors },
    };
  },
});

/** Too deep a value has no text; the depth check says so better. */
function lengthOf(schema: unknown): number {
  try {
    return JSON.stringify(schema).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
