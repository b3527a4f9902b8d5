import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregateScores, type EvaluatorUse } from "./aggregate-scores";
import type { Score } from "./evaluator";

const use = (more: Partial<EvaluatorUse> = {}): EvaluatorUse => ({
  key: "k",
  type: "t",
  weight: 1,
  required: false,
  negate: false,
  ...more,
});
const given = (score: number, passed = score >= 0.5): Score => ({ score, passed, reason: `got ${score}` });
const one = (outcome: Score | Error, more: Partial<EvaluatorUse> = {}) => ({ use: use(more), outcome });
const skipped: Score = { skipped: "no reference" };

describe("aggregateScores", () => {
  test("the total is the weighted mean of the scores given", () => {
    const { total } = aggregateScores([
      one(given(1), { weight: 3 }),
      one(given(0.2), { weight: 1 }),
      one(skipped, { weight: 10 }),
    ]);
    expect(total).toBeCloseTo((3 * 1 + 0.2) / 4, 12);
  });

  test("passed when every scored evaluator of weight > 0 passed", () => {
    expect(aggregateScores([one(given(1)), one(given(0.5))]).passed).toBe(true);
    expect(aggregateScores([one(given(1)), one(given(0.4))]).passed).toBe(false);
    expect(aggregateScores([one(given(1)), one(given(0), { weight: 0 })])).toMatchObject({ passed: true, total: 1 });
    expect(aggregateScores([one(given(1)), one(given(0), { weight: 0, required: true })]).passed).toBe(true);
  });

  test("with a passThreshold: total reaches it and every required one passed", () => {
    const mixed = (required: boolean) => [one(given(1)), one(given(0.4), { required })];
    expect(aggregateScores(mixed(false), 0.7).passed).toBe(true);
    expect(aggregateScores(mixed(false), 0.71).passed).toBe(false);
    expect(aggregateScores(mixed(true), 0.7).passed).toBe(false);
    expect(aggregateScores([one(given(1)), one(given(0), { weight: 0, required: true })], 0.7).passed).toBe(false);
  });

  test("a total that reaches the threshold but for rounding passes", () => {
    const outcomes = [one(given(0.7), { weight: 0.1 }), one(given(0.7), { weight: 0.2 }), one(given(0.7), { weight: 0.4 })];
    expect(aggregateScores(outcomes, 0.7).passed).toBe(true);
  });

  test("skipped is not asked: it fails nothing, required or not", () => {
    const result = aggregateScores([one(given(1)), one(skipped, { key: "s", required: true })], 0.9);
    expect(result.passed).toBe(true);
    expect(result.scores[1]).toEqual({
      key: "s",
      type: "t",
      score: null,
      passed: null,
      skipped: "no reference",
      reason: "no reference",
      details: null,
      weight: 1,
    });
  });

  test("nothing scored is neither pass nor fail", () => {
    const unscored = { total: null, passed: null };
    expect(aggregateScores([], 0.5)).toMatchObject(unscored);
    expect(aggregateScores([one(skipped)])).toMatchObject(unscored);
    expect(aggregateScores([one(given(1), { weight: 0 }), one(skipped)])).toMatchObject(unscored);
  });

  test("negate turns the score and flips passed; a threshold then decides on the turned score", () => {
    const [negated] = aggregateScores([one(given(0.2, false), { negate: true })]).scores;
    expect(negated).toMatchObject({ score: 0.8, passed: true, reason: "got 0.2" });
    expect(aggregateScores([one(given(0.2, false), { negate: true, threshold: 0.9 })]).passed).toBe(false);
    expect(aggregateScores([one(given(0.1, false), { negate: true, threshold: 0.9 })]).passed).toBe(true);
    expect(aggregateScores([one(given(0.6, false), { threshold: 0.6 })]).passed).toBe(true);
    expect(aggregateScores([one(given(0.6, true), { threshold: 0.61 })]).passed).toBe(false);
    expect(aggregateScores([one(skipped, { negate: true }), one(given(1))])).toMatchObject({ total: 1, passed: true });
  });

  test("an evaluator's error is named, and the item gets no total", () => {
    const result = aggregateScores([one(given(1), { key: "a" }), one(new Error("judge answered nonsense"), { key: "b" })], 0.1);
    expect(result).toMatchObject({ total: null, passed: null, errors: [{ key: "b", message: "judge answered nonsense" }] });
    expect(result.scores).toMatchObject([
      { key: "a", score: 1 },
      { key: "b", score: null, passed: null, skipped: null, reason: "judge answered nonsense" },
    ]);
  });

  test.each([1.1, -0.1, Number.NaN, Number.POSITIVE_INFINITY])("a score of %d is an error", (score) => {
    expect(aggregateScores([one(given(score, true))])).toMatchObject({ total: null, passed: null, errors: [{ key: "k" }] });
  });

  test("the total lies between the least and the greatest score, and does not depend on the order", () => {
    const outcome = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 8 }), (list) => {
        const outcomes = list.map(({ score, weight }) => one(given(score), { weight }));
        const total = aggregateScores(outcomes).total ?? Number.NaN;
        const scores = list.map(({ score }) => score);
        expect(total).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(total).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
        expect(aggregateScores(outcomes.toReversed()).total).toBeCloseTo(total, 9);
      }),
    );
  });
});
