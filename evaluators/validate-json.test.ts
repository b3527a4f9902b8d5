import { describe, expect, test } from "vitest";
import type { JsonValue } from "./evaluator";
import type { SchemaDraft } from "./schema-task";
import { validateJson } from "./validate-json";

const validate = (schema: JsonValue, value: JsonValue, draft: SchemaDraft = "auto") =>
  validateJson({ rule: { schema: JSON.stringify(schema), draft, allowFence: false }, text: JSON.stringify(value) });

function valid(...given: Parameters<typeof validate>): boolean {
  const answer = validate(...given);
  if ("problem" in answer) throw new Error(answer.problem);
  return answer.valid;
}

describe("validateJson", () => {
  // Cases of the official JSON Schema test suite (json-schema-org), by the files they stand in.
  test.each<[string, SchemaDraft, JsonValue, JsonValue, boolean]>([
    [
      "2020-12 prefixItems: correct types",
      "2020-12",
      { prefixItems: [{ type: "integer" }, { type: "string" }] },
      [1, "foo"],
      true,
    ],
    [
      "2020-12 prefixItems: wrong types",
      "2020-12",
      { prefixItems: [{ type: "integer" }, { type: "string" }] },
      ["foo", 1],
      false,
    ],
    [
      "2020-12 items with prefixItems",
      "2020-12",
      { prefixItems: [{}, {}, {}], items: { type: "integer" } },
      ["", 2, "3", "x"],
      false,
    ],
    [
      "2020-12 unevaluatedProperties",
      "2020-12",
      { properties: { foo: {} }, unevaluatedProperties: false },
      { foo: 1, bar: 2 },
      false,
    ],
    ["2020-12 dependentRequired", "2020-12", { dependentRequired: { bar: ["foo"] } }, { bar: 2 }, false],
    ["draft-07 array of items", "draft-07", { items: [{ type: "integer" }, { type: "string" }] }, ["foo", 1], false],
    ["draft-07 dependencies", "draft-07", { dependencies: { bar: ["foo"] } }, { bar: 2 }, false],
    ["draft-07 contains", "draft-07", { contains: { minimum: 5 } }, [2, 3, 4], false],
    ["format email", "2020-12", { format: "email" }, "joe.bloggs@example.com", true],
    ["format email: no @", "2020-12", { format: "email" }, "2962", false],
    ["format date: 2020-01-32", "draft-07", { format: "date" }, "2020-01-32", false],
    ["multipleOf 0.0001: 0.0075", "draft-07", { multipleOf: 0.0001 }, 0.0075, true],
    ["uniqueItems: 1.0 and 1.00 are the same", "draft-07", { uniqueItems: true }, [1.0, 1.0, 1], false],
    [
      "root pointer ref, recursive",
      "2020-12",
      { properties: { foo: { $ref: "#" } }, additionalProperties: false },
      { foo: { bar: false } },
      false,
    ],
    ["escaped pointer ref", "2020-12", { $defs: { "a/b": { type: "integer" } }, $ref: "#/$defs/a~1b" }, "x", false],
    ["false schema", "2020-12", false, 1, false],
  ])("%s", (_name, draft, schema, value, wanted) => {
    expect(valid(schema, value, draft)).toBe(wanted);
  });

  test("auto follows $schema: an array of items means places in draft 7", () => {
    const schema = { $schema: "http://json-schema.org/draft-07/schema#", items: [{ type: "integer" }] };
    expect(valid(schema, ["foo"])).toBe(false);
  });

  test("each pattern is its own: the second is not taken for the first", () => {
    const schema = { properties: { a: { pattern: "^a+$" }, b: { pattern: "^b+$" }, c: { pattern: "^c+$" } } };
    expect(valid(schema, { a: "aa", b: "bb", c: "cc" })).toBe(true);
    expect(valid(schema, { a: "aa", b: "aa", c: "cc" })).toBe(false);
    expect(valid(schema, { a: "aa", b: "bb", c: "aa" })).toBe(false);
    expect(valid({ patternProperties: { "^n_": { type: "number" }, "^s_": { type: "string" } } }, { n_x: 1, s_x: 1 })).toBe(
      false,
    );
  });

  test("patterns are RE2: linear, and what it lacks is named", () => {
    expect(valid({ pattern: "^(a+)+$" }, `${"a".repeat(50_000)}!`)).toBe(false);
    expect(() => valid({ pattern: "(?=x)" }, "x")).toThrow(/The schema does not work: .*lookahead/);
  });

  test("two schemas with the same $id do not meet", () => {
    expect(valid({ $id: "https://example.com/s", type: "string" }, "x")).toBe(true);
    expect(valid({ $id: "https://example.com/s", type: "number" }, "x")).toBe(false);
  });

  test("what every object inherits is not a property of the value", () => {
    expect(valid({ required: ["toString"] }, {})).toBe(false);
    expect(valid({ required: ["__proto__"] }, {})).toBe(false);
    expect(valid({ properties: { constructor: { type: "number" } } }, {})).toBe(true);
  });

  test.each<[string, JsonValue, RegExp]>([
    ["a reference to another host", { $ref: "http://127.0.0.1:9/schema.json" }, /can't resolve reference/],
    ["an unknown type", { type: "strng" }, /does not work/],
    ["an asynchronous schema", { $async: true, type: "string" }, /\$async/],
    ["an unknown meta-schema", { $schema: "https://example.com/meta" }, /does not work/],
    ["a list", [], /must be an object/],
    [
      "a nested wreck",
      Array.from({ length: 3_000 }).reduce<JsonValue>((inner) => ({ not: inner }), {}),
      /longer than|does not work/,
    ],
  ])("%s is an error, not a score", (_name, schema, message) => {
    expect(() => valid(schema, "x")).toThrow(message);
  });

  test("data cannot reach into the schema", () => {
    expect(() => valid({ properties: { a: { pattern: { $data: "1/b" } }, b: {} } }, { a: "x", b: "x" })).toThrow("does not work");
  });

  test("at most 20 errors", () => {
    const value = Array.from({ length: 1_000 }, () => 1);
    expect(validate({ items: { type: "string" } }, value)).toMatchObject({ valid: false, errors: { length: 20 } });
  });
});
