import { describe, expect, test } from "vitest";
import type { GateFacts } from "./gate-facts";
import { judgeRules } from "./judge-rules";
import { GateRules } from "./schema";

const better = {
  ...{ metric: "passRate", verdict: "better" as const, noWorse: true, reasons: [], margin: 0.05 },
  ...{ difference: 0.06, low: 0.02, high: 0.1, level: 0.95, casesNeeded: null },
};
const sound: GateFacts = {
  ...{ measured: true, suite: { accepted: 1, current: 1 }, counted: 1, blocking: [], stale: false, judges: [] },
  integrity: { planned: 100, missing: 0, cases: [] },
  ...{ reference: "other", comparison: better, guardrails: [], pairCases: [] },
  figures: { cases: 100, passRate: 0.9, scores: new Map([["tone", 0.7]]), latencyP95Ms: 800, costUsdPerItem: 0.01 },
  ...{ ageHours: 2, armCases: () => [], approvals: { approved: 0, declined: 0 } },
};
const verdicts = (rules: object, facts: Partial<GateFacts>) =>
  Object.fromEntries(judgeRules(GateRules.parse(rules), { ...sound, ...facts }).map(({ rule, passed }) => [rule, passed]));
const whole = { suite: true, evidence: true, integrity: true };

describe("the rules of a gate", () => {
  test.each([
    ["minPassRate", { minPassRate: 0.9 }, { minPassRate: 0.91 }],
    ["minScores.tone", { minScores: { tone: 0.7 } }, { minScores: { tone: 0.71 } }],
    ["maxLatencyP95Ms", { maxLatencyP95Ms: 800 }, { maxLatencyP95Ms: 799 }],
    ["maxCostUsdPerItem", { maxCostUsdPerItem: 0.01 }, { maxCostUsdPerItem: 0.009 }],
    ["minCases", { minCases: 100 }, { minCases: 101 }],
    ["maxAgeHours", { maxAgeHours: 2 }, { maxAgeHours: 1 }],
  ])("%s is met at its limit, and not beyond it", (rule, met, unmet) => {
    expect(verdicts({ comparison: "none", ...met }, {})).toEqual({ ...whole, [rule]: true });
    expect(verdicts({ comparison: "none", ...unmet }, {})).toEqual({ ...whole, [rule]: false });
  });

  test("are not met by a figure that is not known", () => {
    const figures = { cases: 0, passRate: null, scores: new Map(), latencyP95Ms: null, costUsdPerItem: null };
    const asked = { comparison: "none", minPassRate: 0, minScores: { tone: 0 }, maxLatencyP95Ms: 9_000, maxCostUsdPerItem: 9 };
    expect(Object.values(verdicts(asked, { figures })).filter((passed) => !passed)).toHaveLength(4);
  });

  test("are none of them met without evidence", () => {
    const asked = { minPassRate: 0.1, minCases: 1 };
    expect(verdicts(asked, { counted: 0, comparison: null })).toEqual({
      ...{ suite: true, evidence: false, comparison: false, minPassRate: false, minCases: false },
    });
  });

  test.each([
    ["another revision of the suite", { suite: { accepted: 1, current: 2 } }, "suite"],
    ["an evaluation under way", { blocking: ["Wait."] }, "evidence"],
    ["3% missing", { integrity: { planned: 100, missing: 3, cases: [] } }, "integrity"],
    ["an ineligible judge", { judges: [{ key: "tone", eligible: false, reason: "Nobody." }] }, "judge.tone"],
    [
      "a breached guardrail",
      { guardrails: [{ metric: "costUsd", margin: 0.1, reading: "breached" as const }] },
      "guardrails.costUsd",
    ],
    [
      "an unclear guardrail",
      { guardrails: [{ metric: "costUsd", margin: 0.1, reading: "unclear" as const }] },
      "guardrails.costUsd",
    ],
  ])("%s keeps it shut", (_, facts, rule) => {
    const found = verdicts({}, facts);
    expect(Object.keys(found).filter((name) => !found[name])).toEqual([rule]);
  });

  test("2% missing does not", () => {
    expect(verdicts({ comparison: "none" }, { integrity: { planned: 100, missing: 2, cases: [] } })).toEqual(whole);
  });
});

describe("the comparison", () => {
  const noWorse = { ...better, verdict: "undecided" as const, low: -0.01 };
  const worse = { ...better, verdict: "worse" as const, noWorse: false };
  test.each([
    ["better", better, { noWorse: true, better: true }],
    ["no worse", noWorse, { noWorse: true, better: false }],
    ["worse", worse, { noWorse: false, better: false }],
    ["none", null, { noWorse: false, better: false }],
  ])("that reads %s", (_, comparison, met) => {
    for (const asked of ["noWorse", "better"] as const)
      expect(verdicts({ comparison: asked }, { comparison })).toEqual({ ...whole, comparison: met[asked] });
  });

  test("is met where nothing is served, and where the same is, but for better", () => {
    for (const comparison of ["noWorse", "better"])
      expect(verdicts({ comparison }, { reference: "first", comparison: null })).toMatchObject({ comparison: true });
    expect(verdicts({ comparison: "noWorse" }, { reference: "same", comparison: null })).toMatchObject({ comparison: true });
    expect(verdicts({ comparison: "better" }, { reference: "same", comparison: null })).toMatchObject({ comparison: false });
  });
});

describe("approvals", () => {
  test.each([
    [{ approved: 2, declined: 0 }, true],
    [{ approved: 1, declined: 0 }, false],
    [{ approved: 3, declined: 1 }, false],
  ])("%o of two", (approvals, passed) => {
    const asked = { comparison: "none", approvals: 2 };
    expect(verdicts(asked, { measured: false, approvals })).toEqual({ approvals: passed });
  });
});
