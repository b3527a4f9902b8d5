import { expect, test } from "vitest";
import { loosenedRules } from "./loosened-rules";
import { GateRules } from "./schema";

const strict = GateRules.parse({
  ...{ comparison: "better", minPassRate: 0.9, minScores: { tone: 0.8 }, maxLatencyP95Ms: 1_000, maxCostUsdPerItem: 0.01 },
  ...{ minCases: 100, maxAgeHours: 24, approvals: 2 },
});

const less: [string, Partial<GateRules>, RegExp][] = [
  ["another comparison", { comparison: "noWorse" }, /no worse instead of better/],
  ["no comparison", { comparison: "none" }, /no comparison instead of better/],
  ["a lower pass rate", { minPassRate: 0.89 }, /pass rate is 0.89 instead of 0.9/],
  ["no pass rate", { minPassRate: undefined }, /pass rate is no longer asked/],
  ["a lower score", { minScores: { tone: 0.7 } }, /“tone” is 0.7/],
  ["the score of another evaluator", { minScores: { other: 1 } }, /“tone” is no longer asked/],
  ["no scores", { minScores: undefined }, /“tone” is no longer asked/],
  ["more latency", { maxLatencyP95Ms: 1_001 }, /1001 instead of 1000/],
  ["any latency", { maxLatencyP95Ms: undefined }, /latency.* no longer asked/],
  ["more cost", { maxCostUsdPerItem: 0.02 }, /0.02 instead of 0.01/],
  ["any cost", { maxCostUsdPerItem: undefined }, /cost.* no longer asked/],
  ["fewer cases", { minCases: 99 }, /99 instead of 100/],
  ["any number of cases", { minCases: undefined }, /cases is no longer asked/],
  ["older evidence", { maxAgeHours: 25 }, /25 instead of 24/],
  ["evidence of any age", { maxAgeHours: undefined }, /age.* no longer asked/],
  ["fewer approvals", { approvals: 1 }, /approvals is 1 instead of 2/],
];
test.each(less)("%s asks for less", (_, change, told) => {
  expect(loosenedRules(strict, { ...strict, ...change })).toEqual([expect.stringMatching(told)]);
});

test.each([
  ["the same", {}],
  ["a higher pass rate", { minPassRate: 0.95 }],
  ["one more score", { minScores: { tone: 0.8, facts: 0.5 } }],
  ["less latency and cost", { maxLatencyP95Ms: 900, maxCostUsdPerItem: 0.005 }],
  ["more cases, fresher, more approvals", { minCases: 200, maxAgeHours: 1, approvals: 3 }],
])("%s does not", (_, change) => expect(loosenedRules(strict, { ...strict, ...change })).toEqual([]));
