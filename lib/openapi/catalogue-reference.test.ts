import { expect, test } from "vitest";
import { evaluators } from "@/evaluators";
import { catalogueReference } from "./catalogue-reference";

const reference = catalogueReference();
const of = (type: string) => reference.find((one) => one.type === type) ?? expect.unreachable();

test("names every evaluator with its options and examples", () => {
  expect(reference.map(({ type }) => type)).toEqual(Object.keys(evaluators));
  for (const { type, options, examples } of reference) {
    expect([type, options.filter(({ about, name }) => !about && !/[.[]/.test(name))]).toEqual([type, []]);
    expect(examples.length).toBe(evaluators[type]?.examples.length);
  }
});

test("tells of an option its type, limits, default and meaning", () => {
  expect(of("keyword").options.find(({ name }) => name === "mode")).toEqual({
    ...{ name: "mode", type: '"all" · "any" · "none"', required: false, limits: 'default "all"' },
    about: "all: every word must appear; any: at least one; none: no word may appear",
  });
  expect(of("similarity").options.map(({ name, required }) => [name, required])).toContainEqual(["model.name", true]);
});

test("shows an example as an evaluation takes it, what it was shown, and what it says", () => {
  const [example] = of("exact-match").examples;
  expect(JSON.parse(example?.use ?? "")).toEqual({ type: "exact-match", options: {} });
  expect(example?.parts).toContainEqual({ label: "The case expects", text: '{"exact":"Billing"}' });
  expect([example?.score, example?.passed]).toEqual([1, true]);
});
