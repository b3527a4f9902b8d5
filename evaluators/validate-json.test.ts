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

const sameResource: JsonValue = {
  $id: "https://test.json-schema.org/dynamicRef-dynamicAnchor-same-schema/root",
  type: "array",
  items: { $dynamicRef: "#items" },
  $defs: { foo: { $dynamicAnchor: "items", type: "string" } },
};

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
    [
      "ref: a $ref to a $ref, through $defs",
      "2020-12",
      { $defs: { a: { type: "integer" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/b" },
      5,
      true,
    ],
    [
      "ref: siblings of $ref count in 2020-12",
      "2020-12",
      { $defs: { r: { type: "array" } }, properties: { foo: { $ref: "#/$defs/r", maxItems: 2 } } },
      { foo: [1, 2, 3] },
      false,
    ],
    [
      "ref: naive replacement of $ref with its value",
      "2020-12",
      { $defs: { a_string: { type: "string" } }, enum: [{ $ref: "#/$defs/a_string" }] },
      { $ref: "#/$defs/a_string" },
      true,
    ],
    ["ref: a property named $ref", "2020-12", { properties: { $ref: { type: "string" } } }, { $ref: 2 }, false],
    [
      "definitions of draft 7",
      "draft-07",
      { definitions: { n: { minimum: 3 } }, properties: { a: { $ref: "#/definitions/n" } } },
      { a: 2 },
      false,
    ],
    ["anchor: location-independent", "2020-12", { $ref: "#foo", $defs: { A: { $anchor: "foo", type: "integer" } } }, "a", false],
    ["dynamicRef: to a $dynamicAnchor of the same resource, a string", "2020-12", sameResource, ["foo", "bar"], true],
    ["dynamicRef: to a $dynamicAnchor of the same resource, a number", "2020-12", sameResource, ["foo", 42], false],
    [
      "dynamicRef: to an $anchor of the same resource",
      "2020-12",
      { type: "array", items: { $dynamicRef: "#items" }, $defs: { foo: { $anchor: "items", type: "string" } } },
      ["foo", 42],
      false,
    ],
    [
      "dynamicRef: a property of that name is no reference",
      "2020-12",
      { properties: { $dynamicRef: { type: "string" } } },
      { $dynamicRef: "#items" },
      true,
    ],
    [
      "unevaluatedProperties with allOf",
      "2020-12",
      { properties: { foo: {} }, allOf: [{ properties: { bar: {} } }], unevaluatedProperties: false },
      { foo: 1, bar: 2 },
      true,
    ],
    [
      "unevaluatedProperties with anyOf, only the branch that holds",
      "2020-12",
      {
        anyOf: [
          { properties: { bar: { const: "bar" } }, required: ["bar"] },
          { properties: { baz: {} }, required: ["baz"] },
        ],
        unevaluatedProperties: false,
      },
      { bar: "bar", baz: "not-baz", qux: 1 },
      false,
    ],
    [
      "unevaluatedProperties with $ref",
      "2020-12",
      { $ref: "#/$defs/bar", $defs: { bar: { properties: { bar: {} } } }, unevaluatedProperties: false },
      { bar: "x" },
      true,
    ],
    [
      "unevaluatedItems with tuple",
      "2020-12",
      { prefixItems: [{ type: "string" }], unevaluatedItems: false },
      ["foo", "bar"],
      false,
    ],
    [
      "if, then and else",
      "2020-12",
      JSON.parse('{"if":{"exclusiveMaximum":0},"then":{"minimum":-10},"else":{"multipleOf":2}}'),
      3,
      false,
    ],
    [
      "dependentSchemas",
      "2020-12",
      { dependentSchemas: { bar: { properties: { foo: { type: "integer" } } } } },
      { foo: "quux", bar: 2 },
      false,
    ],
    ["minLength counts code points: one supplementary is not long enough", "2020-12", { minLength: 2 }, "\uD83D\uDCA9", false],
    [
      "maxLength counts code points: two supplementary are short enough",
      "draft-07",
      { maxLength: 2 },
      "\uD83D\uDCA9\uD83D\uDCA9",
      true,
    ],
    ["const with 1 does not match true", "draft-07", { const: 1 }, true, false],
    ["enum with 0 does not match false", "2020-12", { enum: [0] }, false, false],
    ["oneOf: both valid", "2020-12", { oneOf: [{ type: "integer" }, { minimum: 2 }] }, 3, false],
    ["contains with minContains", "2020-12", { contains: { const: 1 }, minContains: 2 }, [1, 2, 1], true],
    ["uniqueItems: [1] and [true] are unique", "2020-12", { uniqueItems: true }, [[1], [true]], true],
    ["propertyNames", "2020-12", { propertyNames: { maxLength: 3 } }, { foobar: {} }, false],
    ["format uuid", "2020-12", { format: "uuid" }, "2EB8AA08-AA98-11EA-B4AA-73B441D16380", true],
    ["format ipv4: an out of range octet", "2020-12", { format: "ipv4" }, "256.256.256.256", false],
    ["format ipv6: too many groups", "draft-07", { format: "ipv6" }, "1:1:1:1:1:1:1:1:1:1", false],
    ["format date-time: no time zone", "2020-12", { format: "date-time" }, "1963-06-19T08:30:06", false],
    ["format uri: a relative reference", "2020-12", { format: "uri" }, "/abc", false],
    ["formats ask nothing of what is no string", "2020-12", { format: "email" }, 12, true],
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
    // Where ajv answers otherwise than the suite; an error is better than a wrong score.
    [
      "$dynamicRef across resources",
      {
        $id: "https://x.test/a",
        $ref: "b",
        $defs: { b: { $id: "b", $dynamicRef: "#n", $defs: { n: { $dynamicAnchor: "n" } } } },
      },
      /\$dynamicRef is not available/,
    ],
    [
      "unevaluatedItems with contains",
      { contains: { type: "string" }, unevaluatedItems: false },
      /not available beside contains/,
    ],
    [
      "unevaluatedProperties with if alone",
      { if: { properties: { a: {} } }, unevaluatedProperties: false },
      /lacks then or else/,
    ],
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
