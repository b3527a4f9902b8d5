import { expect, test } from "vitest";
import { GateRules } from "@/lib/gates/schema";
import { gateSentences } from "./gate-sentences";
import type { SuiteChoice } from "./suite-note";

const suite: SuiteChoice = {
  ...{ id: "su_1", name: "Release", revision: 1, datasetName: "Questions", gateCases: 80, datasetHref: "/", trials: 1 },
  ...{ primaryMetric: "passRate", margin: 0.05, guardrails: [{ metric: "latencyMs", margin: 0.1 }], keys: ["tone"] },
};
const told = (rules: object, of: SuiteChoice | null = suite) =>
  gateSentences({ rules: GateRules.parse(rules), suite: of, environment: "production" });

test("every rule is a sentence, those of the suite's margin and guardrails too", () => {
  const rules = { minPassRate: 0.9, minScores: { tone: 0.8 }, maxLatencyP95Ms: 900, minCases: 40, maxAgeHours: 24, approvals: 2 };
  expect(told(rules)).toEqual([
    "Its pass rate is beyond doubt not worse than that of what production serves by 5 points or more.",
    "Its latency does not get worse by 10% or more.",
    "At least 90% of its answers pass.",
    "Its mean score of tone is at least 0.80.",
    "19 of 20 answers come within 900 ms.",
    "At least 40 different gate cases were measured.",
    "The newest evaluation ended at most 24 hours ago.",
    "2 people who wrote nothing of it approve it, and nobody declines it.",
  ]);
});

test("what is not asked is not told, and without a suite nothing is compared", () => {
  expect(told({ comparison: "none" })).toEqual([]);
  const [only, ...others] = told({ comparison: "none", approvals: 1 }, null);
  expect([only, others]).toEqual(["One person who wrote nothing of it approves it, and nobody declines it.", []]);
});
