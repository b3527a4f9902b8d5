import { expect, test } from "vitest";
import { loosenedSuite, type Recipe } from "./loosened-suite";

const accepted: Recipe = {
  ...{ id: "su_1", datasetId: "ds_1", evaluators: [{ type: "exact-match" }], passThreshold: 0.8, trials: 2 },
  ...{ primaryMetric: "passRate", margin: 0.05, guardrails: [{ metric: "latencyMs", margin: 0.1 }] },
};

const less: [string, Partial<Recipe>, RegExp][] = [
  ["another suite", { id: "su_2" }, /another suite/],
  ["another dataset", { datasetId: "ds_2" }, /another dataset/],
  ["other evaluators", { evaluators: [{ type: "heuristic" }] }, /other evaluators/],
  ["a lower pass rule", { passThreshold: 0.7 }, /lets an item pass/],
  ["another pass rule", { passThreshold: null }, /lets an item pass/],
  ["fewer trials", { trials: 1 }, /1 trials instead of 2/],
  ["another primary metric", { primaryMetric: "meanScore" }, /meanScore instead of passRate/],
  ["a wider margin", { margin: 0.06 }, /margin is 0.06/],
  ["no guardrail", { guardrails: [] }, /no guardrail on latencyMs/],
  ["a wider guardrail", { guardrails: [{ metric: "latencyMs", margin: 0.2 }] }, /latencyMs is 0.2/],
];
test.each(less)("%s may ask for less", (_, change, told) => {
  expect(loosenedSuite(accepted, { ...accepted, ...change })).toEqual([expect.stringMatching(told)]);
});

test("no suite any more asks for less, one where there was none does not", () => {
  expect(loosenedSuite(accepted, null)).toHaveLength(1);
  expect(loosenedSuite(null, accepted)).toEqual([]);
});

const more: [string, Partial<Recipe>][] = [
  ["the same", {}],
  ["more trials", { trials: 3 }],
  [
    "a narrower margin and one more guardrail",
    { margin: 0.02, guardrails: [...accepted.guardrails, { metric: "costUsd", margin: 0.1 }] },
  ],
  ["a higher pass rule", { passThreshold: 0.9 }],
];
test.each(more)("%s does not", (_, change) => expect(loosenedSuite(accepted, { ...accepted, ...change })).toEqual([]));
