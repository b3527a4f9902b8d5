import { z } from "zod";
import type { Difference } from "./compare-json";
import { compareRules, compareWeights } from "./compare-rules";
import { defineEvaluator, type Expectations, type JsonValue } from "./evaluator";
import { jsonDepth } from "./json-depth";
import { type MatchAnswer, type MatchTask, matchJson, maxMatchDepth } from "./match-json";
import { quoteShort } from "./quote-short";

/** Sizes that are compared within some 20 ms; more goes to a thread, so that nothing else waits. */
const maxInlineLength = 50_000;
const maxInlinePairs = 4_000_000;

export const jsonMatch = defineEvaluator({
  type: "json-match",
  version: 1,
  group: "structure",
  about: "The output is JSON with the values that are expected; the score is the weighted share of fields that agree.",
  definition:
    "Output and expected JSON are compared leaf by leaf; a leaf is a string, number, boolean, null, or an empty array or object. The score is the weight of the leaves that agree ÷ the weight of all: those expected, and with surplus = count those only the output has. It passes at 1. A missing leaf disagrees; where the kinds differ, all expected leaves there do. Numbers agree when they differ by at most absoluteTolerance, or by at most relativeTolerance × the expected one. A weight holds for all leaves at or below its path, the longest path that fits decides. With arrays = any-order elements that read the same are paired first, then those that agree wholly, in their order, then those that agree in the largest share; elements without a partner are missing or surplus. A path is a JSON Pointer (RFC 6901) or names with dots. Text that is not JSON scores 0.",
  examples: [
    {
      options: { expected: { city: "Oslo", total: 12.5 }, absoluteTolerance: 0.01 },
      output: '{"total": 12.499, "city": "Bergen"}',
      ...{ score: 0.5, passed: false },
    },
    {
      options: { ignore: ["items.*.id"], arrays: "any-order" },
      output: '{"items": [{"id": 8, "name": "b"}, {"id": 9, "name": "a"}]}',
      expected: { reference: '{"items": [{"name": "a"}, {"name": "b"}]}' },
      ...{ score: 1, passed: true },
    },
  ],
  options: z.strictObject({
    expected: z
      .json()
      .refine((value) => jsonDepth(value, maxMatchDepth) <= maxMatchDepth, `nested deeper than ${maxMatchDepth} levels`)
      .optional()
      .describe("The JSON expected; without it the case's reference, else its exact text, read as JSON"),
    weights: compareWeights,
    ...compareRules,
    allowFence: z.boolean().default(true).describe("Accept JSON inside one ``` block"),
  }),

  async score({ output: { text }, expected: ofCase }, { expected: given, allowFence, ...rules }, tools) {
    const expected = given === undefined ? jsonOfCase(ofCase) : { value: given, size: JSON.stringify(given).length };
    if (expected === null) return { skipped: "The case has no reference and no exact text." };
    const task: MatchTask = { expected: expected.value, text, allowFence, rules };
    const pairs = rules.arrays === "ordered" ? 0 : expected.size * text.length;
    const isSmall = expected.size + text.length <= maxInlineLength && pairs <= maxInlinePairs;
    const { comparison, problem } = isSmall ? matchJson(task) : await tools.isolate<MatchAnswer>("json-match", task);
    if (comparison === null) return { score: 0, passed: false, reason: problem };

    const { agreed, total, differences } = comparison;
    const passed = differences.length === 0;
    return {
      score: passed ? 1 : agreed / total,
      passed,
      reason: passed ? "All fields agree." : `${shown(differences)}.`,
      details: { agreed, total, differences: differences.map(({ path, ...sides }) => ({ path, ...sides })) },
    };
  },
});

/** @throws Error when what the case has is not JSON, which would otherwise read as a fault of the answer */
function jsonOfCase({ reference, exact }: Expectations): { value: JsonValue; size: number } | null {
  const text = reference ?? exact;
  if (text === undefined) return null;
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`The case's ${reference === undefined ? "exact text" : "reference"} is not JSON: ${quoteShort(text)}.`);
  }
  if (jsonDepth(value, maxMatchDepth) > maxMatchDepth) {
    throw new Error(`The JSON the case expects is nested deeper than ${maxMatchDepth} levels.`);
  }
  return { value, size: text.length };
}

function shown(differences: Difference[]): string {
  const first = differences.slice(0, 3).map(({ path, expected, got }) => {
    const place = path === "" ? "The value" : path;
    if (got === undefined) return `${place} is missing`;
    if (expected === undefined) return `${place} is not expected`;
    return `${place}: ${inWords(expected)} expected, got ${inWords(got)}`;
  });
  return differences.length > 3 ? `${first.join("; ")}; and more` : first.join("; ");
}

const inWords = (value: JsonValue) => quoteShort(JSON.stringify(value).slice(0, 200));
