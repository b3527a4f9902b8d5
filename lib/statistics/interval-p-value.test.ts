import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalPValue } from "./interval-p-value";
import { pairedMeanInterval } from "./paired-mean-interval";
import { pairedProportionInterval } from "./paired-proportion-interval";

describe("intervalPValue", () => {
  test("is the t test's p where the interval is t: 0.0303860 (scipy)", () => {
    const differences = [0.1, 0.3, -0.05, 0.2, 0.15, 0, 0.25, -0.1, 0.4, 0.05];
    expect(intervalPValue((level) => pairedMeanInterval(differences, { level }))).toBeCloseTo(0.030386, 6);
  });

  test("is 2 × the normal tail of centre ÷ standard error for pass/fail: 0.0748142 and 9.514e-6 (scipy)", () => {
    expect(intervalPValue((level) => pairedProportionInterval(20, 10, 200, level))).toBeCloseTo(0.0748142, 7);
    expect(intervalPValue((level) => pairedProportionInterval(30, 5, 120, level))).toBeCloseTo(9.514e-6, 8);
  });

  test("is 1 for no difference, at least 1e-9, and null without an interval", () => {
    expect(intervalPValue((level) => pairedProportionInterval(5, 5, 100, level))).toBe(1);
    expect(intervalPValue((level) => pairedProportionInterval(900, 0, 1_000, level))).toBe(1e-9);
    expect(intervalPValue((level) => pairedMeanInterval([0.5], { level }))).toBeNull();
  });

  test("is below 5 % exactly when the 95 % interval leaves 0 out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (improved, regressed) => {
        const at = (level: number) => pairedProportionInterval(improved, regressed, 120, level);
        const [p, interval] = [intervalPValue(at), at(0.95)];
        expect(p !== null && p < 0.05).toBe(interval !== null && (interval.low > 0 || interval.high < 0));
      }),
    );
  });
});
