import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { JsonValue } from "./evaluator";
import { jsonSchema } from "./json-schema";
import type { SchemaTask } from "./schema-task";
import { validateJson } from "./validate-json";

const inThisThread = <T>(_task: string, input: unknown) =>
  Promise.resolve().then(() => validateJson(structuredClone(input) as SchemaTask) as T); // safe: the only task asked for here

const score = async (text: string, options: object, schemaOfCase?: JsonValue) =>
  jsonSchema.score(
    aSample(text, { jsonSchema: schemaOfCase }),
    jsonSchema.options.parse(options),
    someTools({ isolate: inThisThread }),
  );

const person: JsonValue = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, age: { type: "integer", minimum: 0 } },
  additionalProperties: false,
};

describe("json-schema", () => {
  test("accepts what the schema accepts and lists what is wrong", async () => {
    expect(await score('{"name":"Ada","age":36}', { schema: person })).toMatchObject({ score: 1, passed: true });
    expect(await score('{"age":-1,"x":1}', { schema: person })).toMatchObject({
      score: 0,
      passed: false,
      details: {
        errors: [
          { path: "", message: "must have required property 'name'" },
          { path: "", message: 'must NOT have additional properties: "x"' },
          { path: "/age", message: "must be >= 0" },
        ],
      },
    });
  });

  test("takes the case's schema when it has none; neither: not asked", async () => {
    expect(await score("[]", {}, { type: "array" })).toMatchObject({ score: 1 });
    expect(await score("{}", {}, { type: "array" })).toMatchObject({ score: 0 });
    expect(await score("{}", {})).toHaveProperty("skipped");
  });

  test("text that is not JSON fails; a fenced block is accepted unless switched off", async () => {
    expect(await score("Sure! {}", { schema: true })).toMatchObject({ score: 0, reason: "Not JSON: “Sure! {}”." });
    const fenced = '```json\n{"name":"Ada"}\n```\n';
    expect(await score(fenced, { schema: person })).toMatchObject({ score: 1 });
    expect(await score(fenced, { schema: person, allowFence: false })).toMatchObject({ score: 0 });
    expect(await score("null", { schema: { type: "null" } })).toMatchObject({ score: 1 });
  });

  test("an answer nested too deep fails and breaks nothing", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await score(deep, { schema: true })).toMatchObject({ score: 0, reason: "The JSON is nested deeper than 200 levels." });
  });

  test("a schema that is too long or too deep is refused, in options and in a case", async () => {
    const long = { description: "x".repeat(10_000) };
    let deep: JsonValue = {};
    for (let i = 0; i < 1_000; i++) deep = { not: deep };
    for (const schema of [long, deep]) {
      expect(jsonSchema.options.safeParse({ schema }).success).toBe(false);
      await expect(score("{}", {}, schema)).rejects.toThrow(/The schema does not work: it is (longer|nested deeper) than/);
    }
  });
});
