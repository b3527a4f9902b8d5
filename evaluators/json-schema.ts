import { z } from "zod";
import { defineEvaluator, type EvaluatorTools, type Score } from "./evaluator";
import { jsonDepth } from "./json-depth";
import { maxSchemaDepth, maxSchemaLength, type SchemaAnswer, type SchemaTask, schemaDrafts } from "./schema-task";

export const jsonSchema = defineEvaluator({
  type: "json-schema",
  version: 1,
  group: "structure",
  about: "The output is JSON that a JSON Schema (draft 7 or 2020-12) accepts.",
  definition:
    "1 when the output is one JSON value that the schema accepts, else 0. Draft 2020-12 or draft 7, formats are checked, references reach only within the schema. A schema that costs more than 0.4 seconds on an answer is stopped and gives no score.",
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
      .superRefine((schema, context) => {
        const { fault } = asText(schema);
        if (fault !== null) context.addIssue({ code: "custom", message: fault });
      })
      .optional()
      .describe("The schema; without one, the case's schema. Only references inside the schema work"),
    draft: z.enum(schemaDrafts).default("auto").describe("auto: the draft that the schema's $schema names, else 2020-12"),
    allowFence: z.boolean().default(true).describe("Accept JSON inside one ``` block"),
  }),

  async check({ schema, draft }, tools) {
    if (schema !== undefined) await ask(tools, { schema: textOf(schema), draft, text: "null", allowFence: false });
  },

  async score({ output, expected }, { schema = expected.jsonSchema, draft, allowFence }, tools) {
    if (schema === undefined) return { skipped: "The case has no JSON Schema." };
    return scoreOf(await ask(tools, { schema: textOf(schema), draft, text: output.text, allowFence }));
  },
});

function scoreOf(answer: SchemaAnswer): Score {
  if ("problem" in answer) return { score: 0, passed: false, reason: answer.problem };
  const { valid, errors } = answer;
  if (valid) return { score: 1, passed: true, reason: "The schema accepts it.", details: { errors } };
  const [first] = errors;
  const reason = first ? `${first.path || "The value"} ${first.message}.` : "The schema refuses it.";
  return { score: 0, passed: false, reason, details: { errors } };
}

/** @throws Error in words for a person, also where the thread was stopped */
async function ask({ isolate }: Pick<EvaluatorTools, "isolate">, task: SchemaTask): Promise<SchemaAnswer> {
  try {
    return await isolate<SchemaAnswer>("json-schema", task);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ThreadEnded") throw error;
    throw new Error(`The schema costs too much to check. ${error.message}`, { cause: error });
  }
}

type SchemaText = { text: string; fault: null } | { text: null; fault: string };
/** A schema in the options is the same object for every sample of a lane. */
const texts = new WeakMap<object, SchemaText>();

function textOf(schema: unknown): string {
  const { text, fault } = asText(schema);
  if (fault !== null) throw new Error(`The schema does not work: it is ${fault}.`);
  return text;
}

/** The schema as JSON text, or what is wrong with its size. */
function asText(schema: unknown): SchemaText {
  const known = typeof schema === "object" && schema !== null ? texts.get(schema) : undefined;
  if (known) return known;
  const made = writeOut(schema);
  if (typeof schema === "object" && schema !== null) texts.set(schema, made);
  return made;
}

function writeOut(schema: unknown): SchemaText {
  if (jsonDepth(schema, maxSchemaDepth) > maxSchemaDepth)
    return { text: null, fault: `nested deeper than ${maxSchemaDepth} levels` };
  const text = JSON.stringify(schema);
  return text.length > maxSchemaLength
    ? { text: null, fault: `longer than ${maxSchemaLength} characters` }
    : { text, fault: null };
}
