import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { proportionInterval } from "./proportion-interval";
import { raterAgreement } from "./rater-agreement";

describe("proportionInterval", () => {
  // scipy.stats.binomtest(k, n).proportion_ci(level, "wilson"), SciPy 1.17.1
  test.each([
    [18, 20, 0.95, 0.698966354772, 0.972133518738],
    [0, 20, 0.95, 0, 0.161125158053],
    [20, 20, 0.95, 0.838874841947, 1],
    [45, 60, 0.95, 0.62767929923, 0.842234774699],
    [45, 60, 0.9, 0.648624241269, 0.829802359435],
  ])("%i of %i at %f", (count, of, level, low, high) => {
    const found = proportionInterval(count, of, level);
    expect(found?.low).toBeCloseTo(low, 9);
    expect(found?.high).toBeCloseTo(high, 9);
  });

  test("there is none without trials", () => {
    expect(proportionInterval(0, 0)).toBeNull();
  });
});

describe("raterAgreement", () => {
  const times = (count: number, pair: [string, string]) => Array.from({ length: count }, (): [string, string] => pair);

  test("is Cohen's: of 50 proposals both say yes 20 times, no 15 times, and 5 and 10 times not the same: 0.7, kappa 0.4", () => {
    const pairs = [
      ...times(20, ["yes", "yes"]),
      ...times(15, ["no", "no"]),
      ...times(5, ["yes", "no"]),
      ...times(10, ["no", "yes"]),
    ];
    const found = raterAgreement(pairs);
    expect(found.agreement).toBeCloseTo(0.7, 12);
    expect(found.kappa).toBeCloseTo(0.4, 12);
  });

  test("has no kappa where one answer is all there is, and nothing without items", () => {
    expect(raterAgreement(times(9, ["yes", "yes"]))).toMatchObject({ items: 9, agreement: 1, kappa: null });
    expect(raterAgreement([])).toEqual({ items: 0, agreement: null, interval: null, kappa: null });
  });

  test("is negative where raters contradict each other, and the same the other way round", () => {
    const pairs = [...times(5, ["yes", "no"]), ...times(5, ["no", "yes"]), ...times(1, ["yes", "yes"])];
    const turned = pairs.map(([a, b]): [string, string] => [b, a]);
    expect(raterAgreement(pairs).kappa).toBeLessThan(0);
    expect(raterAgreement(turned).kappa).toBeCloseTo(raterAgreement(pairs).kappa ?? Number.NaN, 12);
  });
});

describe("krippendorffAlpha", () => {
  const none = null;
  /** The worked example of Krippendorff (2011), section E: four observers, twelve units, some not judged. */
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3],
    [none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none],
  ];
  const units = Array.from({ length: 12 }, (_, n) => observers.flatMap((row) => row[n] ?? []));

  test("is 0.743 nominal and 0.849 interval in the author's example", () => {
    expect(krippendorffAlpha(units, "nominal")).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(units, "interval")).toBeCloseTo(0.849, 3);
  });

  test("is 1 when all agree, null when nobody judged twice or all said the same", () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [2, 2],
        ],
        "nominal",
      ),
    ).toBe(1);
    expect(krippendorffAlpha([[1], [2]], "nominal")).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        "interval",
      ),
    ).toBeNull();
    expect(krippendorffAlpha([], "interval")).toBeNull();
  });

  test("with two answers both scales are the same, and the order of reviewers and items does not count", () => {
    const answers = fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(answers, (found) => {
        const alpha = krippendorffAlpha(found, "nominal");
        const turned = krippendorffAlpha(found.map((unit) => unit.toReversed()).toReversed(), "interval");
        if (alpha === null) expect(turned).toBeNull();
        else expect(turned).toBeCloseTo(alpha, 9);
      }),
    );
  });
});
