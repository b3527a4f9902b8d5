import { expect, test } from "vitest";
import { Variable } from "@/lib/templates/content";
import { isBreaking } from "./is-breaking";

const breaks = (from: object[], to: object[]) =>
  isBreaking({ variables: from.map((one) => Variable.parse(one)) }, { variables: to.map((one) => Variable.parse(one)) });
const name = { name: "name" };

test.each([
  { says: "a new required variable", from: [], to: [name] },
  { says: "an optional variable made required", from: [{ ...name, required: false }], to: [name] },
  { says: "a required variable that loses its default", from: [{ ...name, default: "Ann" }], to: [name] },
  { says: "another type", from: [name], to: [{ ...name, type: "number" }] },
  {
    says: "another type of an optional variable",
    from: [{ ...name, required: false }],
    to: [{ ...name, required: false, type: "json" }],
  },
])("$says is breaking", ({ from, to }) => {
  expect(breaks(from, to)).toBe(true);
});

test.each([
  { says: "nothing", from: [name], to: [name] },
  { says: "a new optional variable", from: [], to: [{ ...name, required: false }] },
  { says: "a new variable with a default, even null", from: [], to: [{ ...name, type: "json", default: null }] },
  { says: "a removed variable", from: [name], to: [] },
  { says: "a required variable made optional", from: [name], to: [{ ...name, required: false }] },
  { says: "another description or order", from: [name, { name: "b" }], to: [{ name: "b" }, { ...name, description: "who" }] },
])("$says is not breaking", ({ from, to }) => {
  expect(breaks(from, to)).toBe(false);
});
