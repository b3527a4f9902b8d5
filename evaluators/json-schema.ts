import { z } from "zod";
import { defineEvaluator, type EvaluatorTools, type Score } from "./evaluator";
import { jsonDepth } from "./json-depth";
import {
  maxSchemaDepth,
  maxSchemaLength,
  type SchemaAnswer,
  type SchemaRule,
  type SchemaTask,
  schemaDrafts,
} from "./schema-task";

export const jsonSchema = defineEvaluator({
  type: "json-schema",
  version: 2,
  group: "structure",
  about: "The output is JSON that a JSON Schema (draft 7 or 2020-12) accepts.",
  definition:
    "1 when the output is one JSON value that the schema accepts, else 0. Draft 2020-12 or draft 7, formats are checked, references reach only within the schema, patterns are RE2's. What ajv is known to answer otherwise than the official test suite is refused: $dynamicRef beside an inner $id, unevaluatedItems beside contains, unevaluated… beside an if without then and else. A schema that costs more than 0.4 seconds on an answer is stopped and gives no score.",
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
        const { fault } = writeOut(schema);
        if (fault !== null) context.addIssue({ code: "custom", message: fault });
      })
      .optional()
      .describe("The schema; without one, the case's schema. Only references inside the schema work"),
    draft: z.enum(schemaDrafts).default("auto").describe("auto: the draft that the schema's $schema names, else 2020-12"),
    allowFence: z.boolean().default(true).describe("Accept JSON inside one ``` block"),
  }),

  async check({ schema, draft }, tools) {
    if (schema !== undefined) await ask(tools, { rule: { schema: textOf(schema), draft, allowFence: false }, text: "null" });
  },

  score({ output, expected }, options, tools) {
    const rule = options.schema === undefined ? ruleOf(expected.jsonSchema, options) : sharedRule(options);
    if (rule === null) return { skipped: "The case has no JSON Schema." };
    return ask(tools, { rule, text: output.text }).then(scoreOf);
  },
});

function scoreOf(answer: SchemaAnswer): Score {
  if ("problem" in answer) return { score: 0, passed: false, reason: answer.problem };
  const { valid, errors } = answer;
  if (valid) return { score: 1, passed: true, reason: "The schema accepts it." };
  const [first] = errors;
  const reason = first ? `${first.path || "The value"} ${first.message}.` : "The schema refuses it.";
  return { score: 0, passed: false, reason, details: { errors } };
}

const ask = ({ isolate }: Pick<EvaluatorTools, "isolate">, task: SchemaTask): Promise<SchemaAnswer> =>
  isolate<SchemaAnswer>("json-schema", task).catch(inWords);

/** @throws Error in words for a person, also where the thread was stopped */
function inWords(error: unknown): never {
  if (!(error instanceof Error) || error.name !== "ThreadEnded") throw error;
  throw new Error(`The schema costs too much to check. ${error.message}`, { cause: error });
}

type Given = Omit<SchemaRule, "schema"> & { schema?: unknown };
/** A lane's options are one object for all its samples. */
const rules = new WeakMap<Given, SchemaRule | null>();

function sharedRule(options: Given): SchemaRule | null {
  const known = rules.get(options);
  if (known) return known;
  const made = ruleOf(options.schema, options);
  rules.set(options, made);
  return made;
}

const ruleOf = (schema: unknown, { draft, allowFence }: Omit<Given, "schema">): SchemaRule | null =>
  schema === undefined ? null : { schema: textOf(schema), draft, allowFence };

function textOf(schema: unknown): string {
  const { text, fault } = writeOut(schema);
  if (fault !== null) throw new Error(`The schema does not work: it is ${fault}.`);
  return text;
}

/** The schema as JSON text, or what is wrong with its size. */
function writeOut(schema: unknown): { text: string; fault: null } | { text: null; fault: string } {
  if (jsonDepth(schema, maxSchemaDepth) > maxSchemaDepth)
    return { text: null, fault: `nested deeper than ${maxSchemaDepth} levels` };
  const text = JSON.stringify(schema);
  return text.length > maxSchemaLength
    ? { text: null, fault: `longer than ${maxSchemaLength} characters` }
    : { text, fault: null };
}
