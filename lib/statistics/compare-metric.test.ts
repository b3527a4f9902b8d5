import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareMetric } from "./compare-metric";
import type { MetricKind, Observation } from "./observation";

const arm = (values: (number | null)[], more: (index: number) => Partial<Observation> = () => ({})): Observation[] =>
  values.map((value, index) => ({ caseId: `case${index}`, group: null, trial: 0, contentHash: "same", value, ...more(index) }));

/** 200 cases: 20 fail → pass, 10 pass → fail, 150 pass twice, 20 fail twice. */
const before = arm(Array.from({ length: 200 }, (_, i) => (i < 20 || i >= 180 ? 0 : 1)));
const after = arm(Array.from({ length: 200 }, (_, i) => (i < 20 ? 1 : i < 30 || i >= 180 ? 0 : 1)));

const compare = (kind: MetricKind, baseline: Observation[], candidate: Observation[], more = {}) =>
  compareMetric({ kind, delta: 0.05, baseline, candidate, ...more });

describe("compareMetric", () => {
  test("compares pass/fail by Bonett and Price: 20 up and 10 down of 200 are 5 points, -0.004956 to 0.103966", () => {
    const found = compare("proportion", before, after);
    expect(found).toMatchObject({ method: "bonett_price", groups: 200, pairs: 200, missing: 0, level: 0.95, trialShare: null });
    expect(found).toMatchObject({ improved: 20, regressed: 10, same: 170, baseline: 0.8 });
    expect(found.candidate).toBeCloseTo(0.85, 12);
    expect(found.difference).toBeCloseTo(0.05, 12);
    expect(found.low).toBeCloseTo(-0.004956, 6);
    expect(found.high).toBeCloseTo(0.103966, 6);
    expect(found.pValue).toBeCloseTo(0.0748142, 6);
  });

  test("widens for more candidates: two share the error, so the interval is that of 97.5 %", () => {
    expect(compare("proportion", before, after, { candidates: 2 }).low).toBeCloseTo(-0.012776, 6);
  });

  test("goes over groups with t and the floor once cases belong together: 16 groups cannot be surer than 3.7 ÷ 16", () => {
    const grouped = (index: number) => ({ group: `g${index % 16}` });
    const found = compare(
      "proportion",
      before.map((one, i) => ({ ...one, ...grouped(i) })),
      after.map((one, i) => ({ ...one, ...grouped(i) })),
    );
    expect(found).toMatchObject({ method: "paired_t", groups: 16, cases: 200 });
    expect(found.halfWidth).toBeCloseTo(0.23125, 12);
  });

  test("treats a score of nothing but 0 and 1 as pass/fail", () => {
    expect(compare("score", before, after)).toMatchObject({ method: "bonett_price" });
  });

  test("does not take twenty equal scores for proof of equality: the half-width is 3.7 ÷ 20", () => {
    const scores = arm(Array.from({ length: 20 }, (_, i) => 0.5 + i / 100));
    expect(compare("score", scores, scores).halfWidth).toBeCloseTo(0.185, 12);
  });

  test("gives a ratio as quotient − 1 of geometric means: -0.041692, -0.160029 to 0.093318, p 0.510540 (numpy and scipy)", () => {
    const baseline = arm(Array.from({ length: 24 }, (_, i) => 100 + 7 * ((i * 37) % 11)));
    const candidate = arm(Array.from({ length: 24 }, (_, i) => 80 + 9 * ((i * 53) % 13)));
    const found = compare("ratio", baseline, candidate, { delta: 0.1 });
    expect(found.baseline).toBeCloseTo(131.3575, 4);
    expect(found.candidate).toBeCloseTo(125.881, 4);
    expect(found.difference).toBeCloseTo(-0.041692, 6);
    expect(found.low).toBeCloseTo(-0.160029, 6);
    expect(found.high).toBeCloseTo(0.093318, 6);
    expect(found.halfWidth).toBeCloseTo(0.131802, 6);
    expect(found.pValue).toBeCloseTo(0.51054, 6);
  });

  test("counts a lower latency as improved, and one within δ as the same", () => {
    const found = compare("ratio", arm([100, 100, 100, 100]), arm([50, 60, 109, 112]), { delta: 0.1 });
    expect(found).toMatchObject({ lowerIsBetter: true, improved: 2, regressed: 1, same: 1 });
  });

  test("two free models cost the same", () => {
    const free = arm(Array.from({ length: 30 }, () => 0));
    expect(compare("ratio", free, free)).toMatchObject({ baseline: 0, candidate: 0, difference: 0, low: 0, high: 0, missing: 0 });
  });

  test("gives no figure without pairs, and no interval with one group of scores", () => {
    const none = compare("score", [], []);
    expect(none).toMatchObject({
      groups: 0,
      baseline: null,
      candidate: null,
      difference: null,
      low: null,
      high: null,
      pValue: null,
    });
    expect(compare("score", arm([0.25]), arm([0.75]))).toMatchObject({ groups: 1, difference: 0.5, low: null, halfWidth: null });
  });

  test("refuses a margin that is none", () => {
    expect(() => compare("proportion", before, after, { delta: 0 })).toThrow(RangeError);
  });

  test("turns round with the arms, for every kind", () => {
    const kinds = fc.constantFrom<MetricKind>("proportion", "score", "ratio");
    const values = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(kinds, values, (kind, rows) => {
        const scale = (value: number) => (kind === "proportion" ? Number(value > 50) : kind === "score" ? value / 100 : value);
        const [left, right] = [arm(rows.map(([a]) => scale(a))), arm(rows.map(([, b]) => scale(b)))];
        const [there, back] = [compare(kind, left, right), compare(kind, right, left)];
        const turned = (value: number | null) => (kind === "ratio" ? 1 / (1 + Number(value)) - 1 : -Number(value));
        const near = (a: number | null, b: number) => Math.abs(Number(a) - b) <= 1e-9 * Math.max(1, Math.abs(b));
        expect(near(there.difference, turned(back.difference))).toBe(true);
        expect(near(there.low, turned(back.high))).toBe(true);
        expect([there.improved, there.regressed, there.same]).toEqual([back.regressed, back.improved, back.same]);
      }),
    );
  });
});
