import { describe, expect, test } from "vitest";
import { type Measure, measureDifferences } from "./measure-differences";

type Use = Measure["evaluators"][number];

const aUse = (key: string, more: Partial<Use> = {}): Use => ({
  ...{ key, fingerprint: `${key} as it is`, weight: 1, threshold: null, required: false, negate: false },
  ...more,
});
const aMeasure = (evaluators: Use[], passThreshold: number | null = null): Measure => ({ passThreshold, evaluators });
const [tone, length] = [aUse("tone"), aUse("length")];

describe("two evaluations measure", () => {
  test.each<[string, Measure, Measure]>([
    ["the same evaluators", aMeasure([tone, length]), aMeasure([tone, length])],
    ["them in another order", aMeasure([tone, length]), aMeasure([length, tone])],
    ["one more that decides nothing", aMeasure([tone]), aMeasure([tone, aUse("length", { weight: 0 })])],
  ])("the same with %s", (_, baseline, candidate) => {
    expect(measureDifferences(baseline, candidate)).toEqual([]);
  });

  test.each<[string, Measure, Measure, string]>([
    ["other options", aMeasure([tone]), aMeasure([aUse("tone", { fingerprint: "0123456789" })]), "“tone” has the fingerprint"],
    ["one that is new", aMeasure([tone]), aMeasure([tone, length]), "“length” scores only the candidate."],
    ["one that is gone", aMeasure([tone, length]), aMeasure([tone]), "“length” scores only the baseline."],
    ["another weight", aMeasure([tone]), aMeasure([aUse("tone", { weight: 2 })]), "the weight 1 in the baseline and 2"],
    [
      "another threshold",
      aMeasure([tone]),
      aMeasure([aUse("tone", { threshold: 0.4 })]),
      "the threshold of its own in the baseline and 0.4",
    ],
    [
      "a required one",
      aMeasure([tone]),
      aMeasure([aUse("tone", { required: true })]),
      "the required false in the baseline and true",
    ],
    ["a negated one", aMeasure([tone]), aMeasure([aUse("tone", { negate: true })]), "the negate false in the baseline and true"],
    [
      "another pass rule",
      aMeasure([tone]),
      aMeasure([tone], 0.8),
      "when every evaluator passes in the baseline and when the total reaches 0.8",
    ],
  ])("differently with %s", (_, baseline, candidate, told) => {
    expect(measureDifferences(baseline, candidate)).toEqual([expect.stringContaining(told)]);
  });

  test("differently in several ways at once, each named", () => {
    expect(measureDifferences(aMeasure([tone]), aMeasure([aUse("tone", { weight: 2, negate: true }), length], 0.5))).toHaveLength(
      4,
    );
  });
});
