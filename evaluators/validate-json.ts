import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonValue } from "./evaluator";
import { jsonDepth } from "./json-depth";
import { linearRegex } from "./linear-regex";
import { parseJsonText } from "./parse-json-text";
import { plainSchema } from "./plain-schema";
import { quoteShort } from "./quote-short";
import {
  maxSchemaDepth,
  maxSchemaLength,
  type SchemaAnswer,
  type SchemaDraft,
  type SchemaRule,
  type SchemaTask,
} from "./schema-task";

const maxErrors = 20;
/** One for all: what many answers share crosses between threads once. */
const accepted: SchemaAnswer = { valid: true, errors: [] };
const maxCompiled = 50;
const compiled = new Map<string, ValidateFunction>();
/** Tasks that came together share their rule: looked up by its text once. */
const ofRule = new WeakMap<SchemaRule, ValidateFunction>();

/**
 * Validates a text as JSON. Runs only in the isolation thread: compiling a hostile schema can take for ever.
 * @throws Error when the schema cannot be used
 */
export function validateJson({ rule, text }: SchemaTask): SchemaAnswer {
  const validate = validatorFor(rule);
  const value = parseJsonText(text, rule.allowFence);
  if (value === undefined) return { problem: `Not JSON: ${quoteShort(text)}.` };
  if (jsonDepth(value, maxSchemaDepth) > maxSchemaDepth) {
    return { problem: `The JSON is nested deeper than ${maxSchemaDepth} levels.` };
  }
  if (run(validate, value)) return accepted;
  const errors = (validate.errors ?? []).slice(0, maxErrors).map(({ instancePath, message, params }) => ({
    path: instancePath.slice(0, 500),
    message: `${message ?? "is not valid"}${named(params)}`.slice(0, 500),
  }));
  validate.errors = null; // they may be many, and would stay until the next text
  return { valid: false, errors };
}

function run(validate: ValidateFunction, value: JsonValue): boolean {
  try {
    return validate(value) === true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error("The schema does not work: it refers to itself without end.", { cause: error });
  }
}

function validatorFor(rule: SchemaRule): ValidateFunction {
  const { schema, draft } = rule;
  const shared = ofRule.get(rule);
  if (shared) return shared;
  const key = `${draft} ${schema}`;
  const known = compiled.get(key);
  if (known) {
    ofRule.set(rule, known);
    return known;
  }

  if (schema.length > maxSchemaLength) throw new Error(`The schema is longer than ${maxSchemaLength} characters.`);
  const made = compile(JSON.parse(schema), draft);
  const oldest = compiled.keys().next().value;
  if (compiled.size >= maxCompiled && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, made);
  return made;
}

function compile(schema: JsonValue, draft: SchemaDraft): ValidateFunction {
  if (typeof schema !== "boolean" && (schema === null || typeof schema !== "object" || Array.isArray(schema))) {
    throw new Error("The schema does not work: it must be an object, true or false.");
  }
  // An asynchronous validator answers with a promise, which would read as “valid”.
  if (typeof schema === "object" && "$async" in schema) throw new Error("The schema does not work: $async is not available.");
  try {
    // An instance each: two schemas with the same $id must not meet.
    const isOld = isDraft07(schema, draft);
    const ajv = isOld ? new Ajv(options) : new Ajv2020(options);
    addFormats(ajv);
    return ajv.compile(isOld ? schema : plainSchema(schema));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The schema does not work: ${why.slice(0, 1000)}`, { cause: error });
  }
}

const options: Options = {
  strict: false,
  allErrors: true,
  ownProperties: true,
  logger: false,
  code: { regExp: Object.assign(safePattern, { code: "safePattern" }) },
};

/** ajv tells patterns apart by their text: without `toString` every pattern would be taken for the first one. */
function safePattern(pattern: string) {
  const linear = linearRegex(pattern);
  return { test: (text: string) => linear.matcher(text).find(), toString: () => `re2:${pattern}` };
}

function isDraft07(schema: JsonValue, draft: SchemaDraft): boolean {
  if (draft !== "auto") return draft === "draft-07";
  const named = schema !== null && typeof schema === "object" && !Array.isArray(schema) ? schema.$schema : undefined;
  return typeof named === "string" && named.includes("draft-07");
}

/** What ajv leaves out of its message: which property is too much, what was allowed. */
function named(params: Record<string, unknown>): string {
  const more = params.additionalProperty ?? params.unevaluatedProperty ?? params.allowedValues ?? params.allowedValue;
  return more === undefined ? "" : `: ${JSON.stringify(more)}`;
}
