import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { Expectations } from "./evaluator";
import { toolCalls } from "./tool-calls";

/** `look_up {"id":7}`: a name and, after a blank, arguments as they came. */
const made = (calls: string[]) =>
  calls.map((call, i) => {
    const at = call.indexOf(" ");
    const [name, args] = at < 0 ? [call, ""] : [call.slice(0, at), call.slice(at + 1)];
    return { id: `call_${i}`, name, arguments: args };
  });
const score = (calls: string[], options: object, expected: Expectations = {}) =>
  toolCalls.score(
    aSample("", expected, { out: { toolCalls: made(calls), finishReason: "tool_calls" } }),
    toolCalls.options.parse(options),
    someTools(),
  );

const a = { name: "a" };
const b = { name: "b" };
const c = { name: "c" };
const find = (args: object) => ({ name: "find", arguments: args });

describe("tool-calls", () => {
  // Modes as agentevals' trajectory match has them; F1, precision and recall by their formulas.
  test.each<[string, object, object[], string[], number]>([
    ["sequence: the same", {}, [a, b], ["a", "b"], 1],
    ["sequence: another order", {}, [a, b], ["b", "a"], 0],
    ["sequence: one too many", {}, [a], ["a", "a"], 0],
    ["sequence: one too few", {}, [a, b], ["a"], 0],
    ["sequence: none, as expected", {}, [], [], 1],
    ["sequence: none expected, one made", {}, [], ["a"], 0],
    ["any-order: another order", { mode: "any-order" }, [a, b], ["b", "a"], 1],
    ["any-order: P 1/2, R 1", { mode: "any-order" }, [a], ["a", "b"], 2 / 3],
    ["any-order: P 1, R 1/3", { mode: "any-order" }, [a, b, c], ["c"], 1 / 2],
    ["any-order: P 1/3, R 1/2", { mode: "any-order" }, [a, b], ["a", "c", "d"], 2 / 5],
    ["any-order: nothing in common", { mode: "any-order" }, [a], ["b"], 0],
    ["any-order: counted as often as made", { mode: "any-order" }, [a, a], ["a"], 2 / 3],
    ["any-order: none, as expected", { mode: "any-order" }, [], [], 1],
    ["contains (superset): others too", { mode: "contains" }, [a, b], ["c", "b", "a"], 1],
    ["contains: half of them", { mode: "contains" }, [a, b], ["a", "c"], 1 / 2],
    ["contains: none expected, one made", { mode: "contains" }, [], ["a"], 0],
    ["within (subset): some left out", { mode: "within" }, [a, b, c], ["c", "a"], 1],
    ["within: one of three is not expected", { mode: "within" }, [a, b], ["a", "b", "x"], 2 / 3],
    ["within: none at all", { mode: "within" }, [a], [], 1],
    ["within: made twice, expected once", { mode: "within" }, [a], ["a", "a"], 1 / 2],
    ["any: one of them", { mode: "any" }, [a, b], ["x", "b"], 1],
    ["any: none of them", { mode: "any" }, [a, b], ["x"], 0],
    ["any: none at all", { mode: "any" }, [a], [], 0],
    ["arguments: the same in another order", {}, [find({ x: 1, y: "z" })], ['find {"y":"z","x":1}'], 1],
    ["arguments: one differs", {}, [find({ x: 1 })], ['find {"x":2}'], 0],
    ["arguments: one too many", {}, [find({ x: 1 })], ['find {"x":1,"y":2}'], 0],
    ["arguments: one too many, ignored", { surplus: "ignore" }, [find({ x: 1 })], ['find {"x":1,"y":2}'], 1],
    ["arguments: not compared", { arguments: "ignore" }, [find({ x: 1 })], ['find {"x":2}'], 1],
    ["arguments: none expected take any", {}, [{ name: "find" }], ['find {"x":2}'], 1],
    ["arguments: within the tolerance", { relativeTolerance: 0.1 }, [find({ x: 100 })], ['find {"x":95}'], 1],
    ["arguments: a path ignored", { ignore: ["/id"] }, [find({ id: 1, q: "é" })], ['find {"id":2,"q":"e\u0301"}'], 1],
    ["arguments: in any case", { strings: "ignore-case" }, [find({ q: "Oslo" })], ['find {"q":"OSLO"}'], 1],
    ["arguments: an empty text is an empty object", {}, [find({})], ["find"], 1],
    ["arguments: cut short", {}, [find({ x: 1 })], ['find {"x":1'], 0],
    ["arguments: not JSON, and not compared", { arguments: "ignore" }, [find({ x: 1 })], ["find {oops"], 1],
    ["arguments: nested 10,000 deep", {}, [find({})], [`find ${"[".repeat(10_000)}${"]".repeat(10_000)}`], 0],
    [
      "a call that fits two is not used up by the wrong one",
      { mode: "any-order" },
      [{ name: "find" }, find({ x: 1 })],
      ['find {"x":1}', 'find {"x":2}'],
      1,
    ],
    ["names are exact", {}, [{ name: "Find" }], ["find"], 0],
  ])("%s", async (_name, options, expected, calls, wanted) => {
    const result = await score(calls, { ...options, expected });
    expect(result).toMatchObject({ score: expect.closeTo(wanted, 12), passed: wanted === 1 });
    expect(await score(calls, options, { reference: JSON.stringify(expected) })).toEqual(result);
  });

  test.each<[string, unknown]>([
    ["a list", [{ name: "find", arguments: { x: 1 } }]],
    ["one call", { name: "find", arguments: { x: 1 } }],
    ["arguments as text", [{ name: "find", arguments: '{"x":1}' }]],
    [
      "an assistant's message",
      { role: "assistant", tool_calls: [{ id: "1", type: "function", function: { name: "find", arguments: '{"x":1}' } }] },
    ],
  ])("the case's reference may be %s", async (_name, reference) => {
    expect(await score(['find {"x":1}'], {}, { reference: JSON.stringify(reference) })).toMatchObject({ score: 1 });
    expect(await score(['find {"x":2}'], {}, { reference: JSON.stringify(reference) })).toMatchObject({ score: 0 });
  });

  test.each(["find it", "{}", "[1]", '[{"name":""}]', '[{"name":"a","arguments":"{oops"}]'])(
    "the reference %s is an error, not a score",
    async (reference) => {
      await expect(score([], {}, { reference })).rejects.toThrow("no list of tool calls");
    },
  );

  test("without a reference it is not asked", async () => {
    expect(await score(["a"], {})).toHaveProperty("skipped");
  });

  test("says what is missing, what is not expected and whose arguments are broken", async () => {
    expect(await score(["c {oops"], { mode: "any-order", expected: [a, b] })).toMatchObject({
      reason: "Missing: “a”, “b”. Not expected: “c”. The arguments of “c” are not JSON.",
      details: { precision: 0, recall: 0, f1: 0, missing: ["a", "b"], surplus: ["c"] },
    });
    expect(await score(["b", "a"], { expected: [a, b] })).toMatchObject({
      reason: "The calls are as expected, but in another order.",
    });
    expect(await score([], { expected: [] })).toMatchObject({ reason: "No call, as expected." });
  });
});
