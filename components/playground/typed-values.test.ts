import { expect, test } from "vitest";
import { readTyped, typedOf } from "./typed-values";

const variables = [
  { name: "text", type: "string" },
  { name: "count", type: "number" },
  { name: "sure", type: "boolean" },
  { name: "data", type: "json" },
  { name: "history", type: "messages" },
] as const;

test("what is read as typed values comes back as it was", () => {
  const values = {
    text: 'a "quoted"\nline',
    count: -1.5,
    sure: false,
    data: { b: 1, a: [null] },
    history: [{ role: "user", content: "Hi" }],
  };
  expect(readTyped([...variables], typedOf([...variables], values))).toEqual({ values, problems: {} });
});

test("a field that was never filled is left out, and so is an empty one of any type but a string", () => {
  expect(readTyped([...variables], {})).toEqual({ values: {}, problems: {} });
  const empty = Object.fromEntries(variables.map(({ name }) => [name, ""]));
  expect(readTyped([...variables], empty).values).toEqual({ text: "" });
});

test("what cannot be read is named, and the rest is read", () => {
  const { values, problems } = readTyped([...variables], { text: "x", count: "two", sure: "true", data: "{", history: "{}" });
  expect(values).toEqual({ text: "x", sure: true });
  expect(Object.keys(problems)).toEqual(["count", "data", "history"]);
});

test("names of the object's own prototype are no values", () => {
  expect(readTyped([{ name: "constructor", type: "json" }], {})).toEqual({ values: {}, problems: {} });
});
