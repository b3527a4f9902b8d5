import { describe, expect, test } from "vitest";
import { casesNeeded } from "./cases-needed";
import { compareMetric } from "./compare-metric";
import type { Observation } from "./observation";
import { smallestDifference } from "./smallest-difference";
import { trialsNeeded } from "./trials-needed";

/** `values[case][trial]`, two cases a group when `paired`. */
const arm = (values: number[][], paired = false): Observation[] =>
  values.flatMap((trials, index) =>
    trials.map((value, trial) => ({
      caseId: `case${index}`,
      group: paired ? `g${index >> 1}` : null,
      trial,
      contentHash: "same",
      value,
    })),
  );
const zeros = (cases: number, trials = 1) => Array.from({ length: cases }, () => Array.from({ length: trials }, () => 0));

describe("casesNeeded", () => {
  test("is n × (2 × half-width ÷ δ)²: 200 × (2 × 0.054461 ÷ 0.05)² = 949.1, so 950", () => {
    const before = Array.from({ length: 200 }, (_, i) => [i < 20 ? 0 : 1]);
    const after = Array.from({ length: 200 }, (_, i) => [i >= 20 && i < 30 ? 0 : 1]);
    const found = compareMetric({ kind: "proportion", delta: 0.05, baseline: arm(before), candidate: arm(after) });
    expect(casesNeeded(found)).toEqual({ groups: 950, cases: 950 });
  });

  test("counts in groups, and in cases at so many a group", () => {
    const after = Array.from({ length: 80 }, (_, i) => [i % 4 === 0 ? 0.9 : 0.2]);
    const found = compareMetric({ kind: "score", delta: 0.05, baseline: arm(zeros(80), true), candidate: arm(after, true) });
    const needed = casesNeeded(found);
    expect(needed?.groups).toBe(Math.ceil(40 * ((2 * Number(found.halfWidth)) / 0.05) ** 2));
    expect(needed?.cases).toBe(2 * Number(needed?.groups));
  });

  test("measures a ratio's half-width against log(1 + δ), asks for 20 at least, and for an interval", () => {
    const before = Array.from({ length: 30 }, () => [100]);
    const after = Array.from({ length: 30 }, (_, i) => [i % 2 ? 110 : 90]);
    const found = compareMetric({ kind: "ratio", delta: 0.1, baseline: arm(before), candidate: arm(after) });
    expect(casesNeeded(found)?.groups).toBe(Math.ceil(30 * ((2 * Number(found.halfWidth)) / Math.log(1.1)) ** 2));
    expect(casesNeeded({ ...found, halfWidth: 1e-6 })).toEqual({ groups: 20, cases: 20 });
    expect(casesNeeded({ ...found, halfWidth: null })).toBeNull();
  });
});

describe("trialsNeeded", () => {
  const compareScores = (after: number[][]) =>
    compareMetric({ kind: "score", delta: 0.05, baseline: arm(zeros(after.length, after[0]?.length)), candidate: arm(after) });

  test("cannot tell from one trial", () => {
    const one = compareScores(Array.from({ length: 30 }, (_, i) => [i / 30]));
    expect(trialsNeeded(one)).toEqual({ trials: null, leastHalfWidth: null, reason: "one_trial" });
  });

  test("finds that trials do not help when every trial of a case agrees", () => {
    const steady = compareScores(Array.from({ length: 30 }, (_, i) => [i / 30, i / 30]));
    expect(steady.trialShare).toBe(0);
    expect(trialsNeeded(steady)).toEqual({ trials: null, leastHalfWidth: steady.halfWidth, reason: null });
  });

  test("when all the spread is between trials, four times the trials halve the width", () => {
    const noisy = compareScores(Array.from({ length: 40 }, (_, i) => (i % 2 ? [0.9, 0.1] : [0.3, 0.5])));
    const share = { ...noisy, trials: 2, trialShare: 1, halfWidth: 0.05 };
    expect(trialsNeeded(share)).toEqual({ trials: 8, leastHalfWidth: 0, reason: null });
    expect(noisy.trialShare).toBeGreaterThan(0.9);
  });

  test("with half the variance from trials, 2 trials and a half-width 20 % too wide: 0.5 × 2 ÷ (1 ÷ 1.44 - 0.5) = 5.14, so 6", () => {
    const found = compareScores(Array.from({ length: 30 }, (_, i) => [i / 30, 0]));
    expect(trialsNeeded({ ...found, trials: 2, trialShare: 0.5, halfWidth: 0.03 })).toMatchObject({ trials: 6 });
  });
});

describe("smallestDifference", () => {
  test("200 cases show 8.9 points: (1.95996 + 0.84162) × √(0.2 ÷ 200) = 0.088594", () => {
    expect(smallestDifference(200)).toBeCloseTo(0.088594, 6);
  });

  test("never shows more than changes sides: 20 cases at 20 % need 2.80158² ÷ 20 = 0.392444 instead of 0.280", () => {
    expect(smallestDifference(20)).toBeCloseTo(0.392444, 6);
  });

  test("says nothing for fewer cases than a verdict takes, and less for a stricter level", () => {
    expect(smallestDifference(19)).toBeNull();
    expect(Number(smallestDifference(500, { level: 0.99 }))).toBeGreaterThan(Number(smallestDifference(500)));
  });
});
