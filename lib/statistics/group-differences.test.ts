import { describe, expect, test } from "vitest";
import { groupDifferences } from "./group-differences";
import type { Observation } from "./observation";

const seen = (caseId: string, value: number | null, more: Partial<Observation> = {}): Observation => ({
  caseId,
  value,
  group: null,
  trial: 0,
  contentHash: `hash of ${caseId}`,
  ...more,
});

describe("groupDifferences", () => {
  test("averages over trials, then cases, then groups", () => {
    const g = { group: "g" };
    const baseline = [seen("a", 0, g), seen("a", 1, { ...g, trial: 1 }), seen("b", 0, g), seen("c", 1)];
    const candidate = [seen("a", 1, g), seen("a", 1, { ...g, trial: 1 }), seen("b", 0, g), seen("c", 0)];
    const { groups, cases, pairs, missing } = groupDifferences(baseline, candidate, "proportion");
    expect(cases.map(({ caseId, difference, trials }) => [caseId, difference, trials])).toEqual([
      ["a", 0.5, 2],
      ["b", 0, 1],
      ["c", -1, 1],
    ]);
    expect(groups.map(({ baseline, difference, cases }) => [baseline, difference, cases])).toEqual([
      [0.25, 0.25, 2],
      [1, -1, 1],
    ]);
    expect([pairs, missing]).toEqual([4, 0]);
  });

  test("pairs only where the content is the same; the others are counted apart, not missing", () => {
    const baseline = [seen("a", 1), seen("b", 1, { contentHash: "old" }), seen("gone", 1)];
    const candidate = [seen("a", 1), seen("b", 0, { contentHash: "new" })];
    const found = groupDifferences(baseline, candidate, "proportion");
    expect(found.cases.map((one) => one.caseId)).toEqual(["a"]);
    expect([found.pairs, found.missing, found.unmatched]).toEqual([1, 0, 3]);
  });

  test("counts a pair as missing when either side gave no value, or none that is a number", () => {
    const baseline = [seen("a", null), seen("b", 1), seen("c", 1), seen("d", Number.NaN)];
    const candidate = [seen("a", 1), seen("b", null), seen("c", 0), seen("d", 1)];
    const found = groupDifferences(baseline, candidate, "score");
    expect([found.pairs, found.missing, found.groups.length]).toEqual([1, 3, 1]);
  });

  test("pairs trials in their order whatever order the rows come in, and leaves out those only one arm planned", () => {
    const baseline = [seen("a", 0.4, { trial: 5 }), seen("a", 0.2, { trial: 1 })];
    const candidate = [seen("a", 0.9, { trial: 3 }), seen("a", 0.6, { trial: 2 }), seen("a", 0.3, { trial: 1 })];
    const found = groupDifferences(baseline, candidate, "score");
    expect(found.cases[0]?.difference).toBeCloseTo((0.3 - 0.2 + 0.6 - 0.4) / 2, 12);
    expect([found.pairs, found.missing]).toEqual([2, 0]);
  });

  test("a group named like a case stays apart from the case", () => {
    const both = [seen("a", 1), seen("b", 1, { group: "a" })];
    expect(groupDifferences(both, both, "proportion").groups).toHaveLength(2);
  });

  test("compares a ratio by its logarithm: two free answers are equal, one free answer is no pair", () => {
    const baseline = [seen("a", 100), seen("b", 0), seen("c", 0)];
    const candidate = [seen("a", 50), seen("b", 0), seen("c", 3)];
    const found = groupDifferences(baseline, candidate, "ratio");
    expect(found.cases.map((one) => one.difference)).toEqual([Math.log(0.5), 0]);
    expect([found.pairs, found.missing]).toEqual([2, 1]);
  });

  test("estimates what trials add: differences 0.2 and 0.4 vary by 0.02, and half of it reaches a mean of two", () => {
    const baseline = [seen("a", 0), seen("a", 0, { trial: 1 })];
    const candidate = [seen("a", 0.2), seen("a", 0.4, { trial: 1 })];
    expect(groupDifferences(baseline, candidate, "score").trialVariance).toBeCloseTo(0.01, 12);
    expect(groupDifferences(baseline.slice(0, 1), candidate.slice(0, 1), "score").trialVariance).toBeNull();
  });
});
