import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { type JsonKind, type JsonReading, type JsonTask, readJson } from "./read-json";

/** Characters that are read within some 20 ms; a longer text goes to a thread, so that nothing else waits. */
const maxInlineLength = 1_000_000;

export const jsonValid = defineEvaluator({
  type: "json-valid",
  version: 1,
  group: "structure",
  about: "The whole output is one JSON value, if you like an object or an array.",
  definition:
    "1 when the whole output is one JSON text by RFC 8259 (any value, white space around it), else 0. What only resembles JSON is not: trailing commas, single quotes, comments, NaN, a byte order mark, words before or after it, a text cut short. A name that occurs twice in an object is allowed, as in the RFC. With allowFence a text that is one ``` block may hold the value; with type the value must be an object or an array.",
  examples: [
    { options: { type: "object" }, output: '{"total": 12.5}', score: 1, passed: true },
    { options: {}, output: "{ not json }", score: 0, passed: false },
  ],
  options: z.strictObject({
    type: z.enum(["any", "object", "array"]).default("any").describe("What the value must be"),
    allowFence: z.boolean().default(false).describe("Accept JSON inside one ``` block"),
  }),

  async score({ output }, { type, allowFence }, tools) {
    const task: JsonTask = { text: output.text, allowFence };
    const isShort = output.text.length <= maxInlineLength;
    const { kind, problem } = isShort ? readJson(task) : await tools.isolate<JsonReading>("json-valid", task);
    if (kind === null) return { score: 0, passed: false, reason: problem };
    const passed = type === "any" || type === kind;
    return {
      score: passed ? 1 : 0,
      passed,
      reason: passed ? `It is JSON: ${named[kind]}.` : `It is ${named[kind]}, ${named[type]} wanted.`,
    };
  },
});

const named: Record<JsonKind, string> = {
  ...{ object: "an object", array: "an array", string: "a string", number: "a number", boolean: "a boolean", null: "null" },
};
