import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { Expectations } from "./evaluator";
import { jsonMatch } from "./json-match";
import { type MatchTask, matchJson } from "./match-json";

const score = (text: string, options: object, expected: Expectations = {}, tools = someTools()) =>
  jsonMatch.score(aSample(text, expected), jsonMatch.options.parse(options), tools);

const order = { id: 7, customer: { name: "Ada", city: "Oslo" }, items: [{ sku: "a", price: 10 }] };

describe("json-match", () => {
  // By the definition: leaves that agree ÷ leaves expected and surplus, counted by hand.
  test.each<[string, unknown, string, object, number]>([
    ["the same, keys in another order", { a: 1, b: [true, null] }, '{"b":[true,null],"a":1}', {}, 1],
    ["one of two leaves", { a: 1, b: 2 }, '{"a":1,"b":3}', {}, 1 / 2],
    ["a missing leaf", { a: 1, b: 2 }, '{"a":1}', {}, 1 / 2],
    ["a surplus leaf", { a: 1 }, '{"a":1,"b":2}', {}, 1 / 2],
    ["a surplus subtree counts by its leaves", { a: 1 }, '{"a":1,"b":{"c":1,"d":[2,3]}}', {}, 1 / 4],
    ["surplus ignored", { a: 1 }, '{"a":1,"b":2}', { surplus: "ignore" }, 1],
    ["a missing subtree counts by its leaves", order, '{"id":7,"items":[{"sku":"a","price":10}]}', {}, 3 / 5],
    ["another kind: all leaves expected there disagree", order, '{"id":7,"customer":"Ada","items":[]}', {}, 1 / 5],
    ["an object where an array is expected", { a: [1, 2] }, '{"a":{"0":1,"1":2}}', {}, 0],
    ["a number is not a string", { a: 5 }, '{"a":"5"}', {}, 0],
    ["null is not missing", { a: null, b: 1 }, '{"b":1}', {}, 1 / 2],
    ["null is not false", { a: null }, '{"a":false}', {}, 0],
    ["a scalar alone", "yes", '"yes"', {}, 1],
    ["1, 1.0 and 1e0 are the same number", [1, 1, 1], "[1, 1.0, 1e0]", {}, 1],
    ["an empty object is a leaf", { a: {}, b: 1 }, '{"a":{},"b":1}', {}, 1],
    ["an empty array is not an empty object", { a: [], b: 1 }, '{"a":{},"b":1}', {}, 1 / 2],
    ["an empty array is not a full one", { a: [] }, '{"a":[1,2]}', {}, 0],
    ["but with surplus ignored it is", { a: [] }, '{"a":[1,2]}', { surplus: "ignore" }, 1],
    ["é in NFC and NFD", { a: "é" }, '{"a":"e\u0301"}', {}, 1],
    ["upper case differs", { a: "Oslo" }, '{"a":"OSLO"}', {}, 0],
    ["ignore-case", { a: "Straße", b: "x " }, '{"a":"STRASSE","b":"X"}', { strings: "ignore-case" }, 1 / 2],
    ["normalised", { a: "two  words" }, '{"a":" Two\\nWords "}', { strings: "normalised" }, 1],
    ["absolute tolerance, on its edge", { a: 10 }, '{"a":10.5}', { absoluteTolerance: 0.5 }, 1],
    ["absolute tolerance, beyond", { a: 10 }, '{"a":10.75}', { absoluteTolerance: 0.5 }, 0],
    ["relative tolerance is of the expected", { a: 200, b: 198 }, '{"a":198,"b":200}', { relativeTolerance: 0.01 }, 1 / 2],
    ["relative tolerance of zero is nothing", { a: 0 }, '{"a":0.001}', { relativeTolerance: 0.5 }, 0],
    ["an ordered array", [1, 2, 3], "[1,3,2]", {}, 1 / 3],
    ["any order", [1, 2, 3], "[3,1,2]", { arrays: "any-order" }, 1],
    ["any order, elements counted as often as they stand", [1, 1, 2], "[1,2,2]", { arrays: "any-order" }, 2 / 4],
    [
      "any order: what agrees most is paired",
      [
        { a: 1, b: 2, c: 3 },
        { a: 4, b: 5, c: 6 },
      ],
      '[{"a":4,"b":5,"c":0},{"a":1,"b":0,"c":0}]',
      { arrays: "any-order" },
      3 / 6,
    ],
    ["any order, nested", { x: [[1, 2], [3]] }, '{"x":[[3],[2,1]]}', { arrays: "any-order" }, 1],
    ["ignored: a pointer", { a: 1, meta: { id: 1, t: 2 } }, '{"a":1,"meta":{"id":9,"t":8}}', { ignore: ["/meta"] }, 1],
    [
      "ignored: dots and a wildcard",
      {
        i: [
          { id: 1, n: 2 },
          { id: 3, n: 4 },
        ],
      },
      '{"i":[{"id":7,"n":2},{"n":4}]}',
      { ignore: ["i.*.id"] },
      1,
    ],
    ["ignored: ~1 in a pointer is a slash", { "a/b": 1, c: 2 }, '{"a/b":5,"c":2}', { ignore: ["/a~1b"] }, 1],
    ["ignored: an element of both arrays", [9, 1], "[8,1]", { ignore: ["/0"] }, 1],
    ["weights: 5 + 1 + 1", { total: 1, a: 1, b: 1 }, '{"total":1,"a":0,"b":0}', { weights: { "/total": 5 } }, 5 / 7],
    [
      "weights: hold below their path, the longest decides",
      order,
      JSON.stringify({ ...order, id: 0 }),
      { weights: { items: 3, "items.*.sku": 2 } },
      7 / 8,
    ],
    ["weights: of a surplus leaf", { a: 1 }, '{"a":1,"b":1}', { weights: { b: 3 } }, 1 / 4],
    ["names that objects inherit", { constructor: 1 }, "{}", {}, 0],
    ["__proto__ is a name like others", JSON.parse('{"__proto__":1,"a":1}'), '{"__proto__":1,"a":2}', {}, 1 / 2],
    ["numbers beyond what can be told stay numbers", [1e308], "[1e999]", {}, 0],
    ["JSON in a fenced block", { a: 1 }, '```json\n{"a":1}\n```', {}, 1],
    ["a fenced block, switched off", { a: 1 }, '```json\n{"a":1}\n```', { allowFence: false }, 0],
    ["no JSON", { a: 1 }, "{ not json }", {}, 0],
    ["JSON cut short", { a: 1 }, '{"a":1', {}, 0],
    ["an empty output", { a: 1 }, "", {}, 0],
  ])("%s", async (_name, expected, text, options, wanted) => {
    const reference = { reference: JSON.stringify(expected) };
    expect(await score(text, options, reference)).toMatchObject({ score: expect.closeTo(wanted, 12), passed: wanted === 1 });
    if (!JSON.stringify(expected).includes("__proto__"))
      expect(await score(text, { ...options, expected })).toMatchObject({ score: expect.closeTo(wanted, 12) });
  });

  test("names the first differences and keeps their values", async () => {
    const given = { reference: '{"a":1,"b":"x","c":[1],"d":4}' };
    expect(await score('{"a":2,"c":[1,5],"d":0}', {}, given)).toEqual({
      score: 1 / 5,
      passed: false,
      reason: "/a: “1” expected, got “2”; /b is missing; /c/1 is not expected; and more.",
      details: {
        agreed: 1,
        total: 5,
        differences: [
          { path: "/a", expected: 1, got: 2 },
          { path: "/b", expected: "x" },
          { path: "/c/1", got: 5 },
          { path: "/d", expected: 4, got: 0 },
        ],
      },
    });
  });

  test("the reference comes before the exact text; with neither it is not asked", async () => {
    expect(await score("1", {}, { reference: "1", exact: "2" })).toMatchObject({ score: 1 });
    expect(await score("2", {}, { exact: "2" })).toMatchObject({ score: 1 });
    expect(await score("2", {})).toHaveProperty("skipped");
    expect(await score("null", { expected: null })).toMatchObject({ score: 1 });
  });

  test("a case that expects no JSON is an error, not a score", async () => {
    await expect(score("{}", {}, { reference: "a friendly answer" })).rejects.toThrow("The case's reference is not JSON");
    const deep = "[".repeat(300) + "]".repeat(300);
    await expect(score("{}", {}, { exact: deep })).rejects.toThrow("nested deeper than 200");
  });

  test("an answer nested 100,000 deep fails and breaks nothing", async () => {
    const tools = someTools({ isolate: async <T>(_task: string, input: unknown) => matchJson(input as MatchTask) as T }); // safe: the only task
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await score(deep, { expected: [] }, {}, tools)).toMatchObject({ score: 0, reason: expect.stringContaining("deeper") });
  });

  test.each<[string, object, string]>([
    ["a long text", {}, `[${"1,".repeat(50_000)}1]`],
    ["arrays in any order that have many pairs", { arrays: "any-order" }, `[${"1,".repeat(2_000)}1]`],
  ])("%s is compared in a thread", async (_name, options, text) => {
    const tasks: string[] = [];
    const isolate = async <T>(task: string, input: unknown) => {
      tasks.push(task);
      return matchJson(input as MatchTask) as T; // safe: the task this test expects
    };
    expect(await score(text, options, { reference: text }, someTools({ isolate }))).toMatchObject({ score: 1 });
    expect(tasks).toEqual(["json-match"]);
  });

  test.each([{ weights: { a: 0 } }, { weights: { a: -1 } }, { ignore: [""] }, { absoluteTolerance: -1 }, { arrays: "sets" }])(
    "options %o are refused",
    (options) => {
      expect(jsonMatch.options.safeParse(options).success).toBe(false);
    },
  );
});
