import { z } from "zod";
import { compareRules } from "./compare-rules";
import { defineEvaluator, type Output, type Score } from "./evaluator";
import { type ExpectedCall, maxExpectedCalls, readExpectedCalls } from "./expected-calls";
import { jsonDepth } from "./json-depth";
import { type CallsAnswer, type CallsTask, matchCalls } from "./match-calls";
import { quoteShort } from "./quote-short";

const maxDepth = 200;
/** Characters of all calls × expected ones that are compared within some 20 ms; more goes to a thread. */
const maxInlineSize = 500_000;

const modes = ["sequence", "any-order", "contains", "within", "any"] as const;
type Mode = (typeof modes)[number];

export const toolCalls = defineEvaluator({
  type: "tool-calls",
  version: 1,
  group: "structure",
  about: "The model asked for the right tools with the right arguments.",
  definition:
    "A call agrees with an expected one when the names are the same and, with arguments = compare, its arguments agree in all fields by the rules of json-match; an expected call without arguments takes any, and arguments that are not JSON agree with none. sequence: 1 when the calls are the expected ones in their order, else 0. In the other modes calls are paired so that as many as possible have a partner; precision is the share of the calls made that have one, recall the share of those expected. any-order: F1 = 2 × precision × recall ÷ (precision + recall), passes when there are no others and none is missing. contains: recall, others may be made too. within: precision, some may be left out. any: 1 when at least one has a partner. (agentevals calls the first four strict, unordered, superset and subset.) When no call is expected, every mode wants none.",
  examples: [
    {
      options: { expected: [{ name: "look_up", arguments: { order: "A-1042" } }] },
      output: { toolCalls: [{ id: "call_1", name: "look_up", arguments: '{"order": "A-1042"}' }], finishReason: "tool_calls" },
      ...{ score: 1, passed: true },
    },
    {
      options: { mode: "any-order", arguments: "ignore" },
      output: { toolCalls: [{ id: "call_1", name: "refund", arguments: "{}" }], finishReason: "tool_calls" },
      expected: { reference: '[{"name": "look_up"}, {"name": "refund"}]' },
      ...{ score: 2 / 3, passed: false },
    },
  ],
  options: z.strictObject({
    mode: z
      .enum(modes)
      .default("sequence")
      .describe(
        "sequence: the expected calls in their order; any-order: in any; contains: others may be made too; within: only expected ones; any: at least one",
      ),
    expected: z
      .array(z.strictObject({ name: z.string().min(1).max(200), arguments: z.record(z.string(), z.json()).optional() }))
      .max(maxExpectedCalls)
      .refine((calls) => jsonDepth(calls, maxDepth) <= maxDepth, `nested deeper than ${maxDepth} levels`)
      .optional()
      .describe("The calls expected, an empty list for none; without it the case's reference, read as JSON"),
    arguments: z.enum(["compare", "ignore"]).default("compare").describe("Whether arguments count, or only names"),
    ...compareRules,
  }),

  async score({ output, expected: ofCase }, { mode, expected: given, arguments: how, ...rules }, tools) {
    if (given === undefined && ofCase.reference === undefined) return { skipped: "The case has no reference." };
    const expected = given ?? readExpectedCalls(ofCase.reference ?? "");
    const task: CallsTask = { expected, made: output.toolCalls, rules: how === "ignore" ? null : { ...rules, weights: {} } };
    const length = output.toolCalls.reduce((sum, call) => sum + call.arguments.length + 50, 0);
    const isSmall = length * Math.max(1, expected.length) <= maxInlineSize;
    const answer = isSmall ? matchCalls(task) : await tools.isolate<CallsAnswer>("tool-calls", task);
    return scoreOf(mode, expected, output.toolCalls, answer);
  },
});

function scoreOf(
  mode: Mode,
  expected: ExpectedCall[],
  made: Output["toolCalls"],
  { inPlace, pairs, notJson }: CallsAnswer,
): Score {
  const found = pairs.filter((pair) => pair !== null);
  const missing = expected.filter((_, i) => pairs[i] === null).map(({ name }) => name);
  const partnered = new Set(found);
  const surplus = made.filter((_, j) => !partnered.has(j)).map(({ name }) => name);
  const share = (of: number) => (of === 0 ? (expected.length + made.length === 0 ? 1 : 0) : found.length / of);
  const [precision, recall] = [share(made.length), share(expected.length)];
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const isSequence = made.length === expected.length && inPlace.every(Boolean);
  const scores: Record<Mode, number> = {
    ...{ sequence: isSequence ? 1 : 0, "any-order": f1, contains: recall, within: precision },
    any: found.length > 0 || f1 === 1 ? 1 : 0,
  };
  // A run without any call keeps within the expected ones.
  const score = mode === "within" && made.length === 0 ? 1 : scores[mode];
  const faults = [
    ...(missing.length > 0 && mode !== "within" && mode !== "any" ? [`Missing: ${listed(missing)}.`] : []),
    ...(surplus.length > 0 && mode !== "contains" && mode !== "any" ? [`Not expected: ${listed(surplus)}.`] : []),
    ...notJson.slice(0, 1).map((j) => `The arguments of ${quoteShort(made[j]?.name ?? "")} are not JSON.`),
  ];
  const passed = score === 1;
  return {
    score,
    passed,
    reason: passed ? (made.length === 0 ? "No call, as expected." : "The calls are as expected.") : failure(mode, faults, made),
    details: { precision, recall, f1, missing, surplus },
  };
}

function failure(mode: Mode, faults: string[], made: Output["toolCalls"]): string {
  if (mode === "any")
    return made.length === 0 ? "No call was made." : `None of the expected calls, but ${listed(made.map(({ name }) => name))}.`;
  return faults.length > 0 ? faults.join(" ") : "The calls are as expected, but in another order.";
}

const listed = (names: string[]) =>
  `${names.slice(0, 5).map(quoteShort).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
