import { describe, expect, test } from "vitest";
import { pairedMeanInterval } from "./paired-mean-interval";

const differences = [0.1, 0.3, -0.05, 0.2, 0.15, 0, 0.25, -0.1, 0.4, 0.05];

describe("pairedMeanInterval", () => {
  test("is scipy's one-sample t interval: 0.015394 to 0.244606 at 95 %, -0.034644 to 0.294644 at 99 %", () => {
    const at95 = pairedMeanInterval(differences);
    expect(at95?.low).toBeCloseTo(0.015394, 6);
    expect(at95?.high).toBeCloseTo(0.244606, 6);
    const at99 = pairedMeanInterval(differences, { level: 0.99 });
    expect(at99?.low).toBeCloseTo(-0.034644, 6);
    expect(at99?.high).toBeCloseTo(0.294644, 6);
  });

  test("gives none below two groups", () => {
    expect(pairedMeanInterval([])).toBeNull();
    expect(pairedMeanInterval([0.2])).toBeNull();
  });

  test("keeps the half-width of pass/fail at 3.7 ÷ groups or more: 3.7 ÷ 50 = 0.074, at 99 % 0.106286", () => {
    const equal = Array.from({ length: 50 }, () => 0);
    expect(pairedMeanInterval(equal, { floor: "always" })?.halfWidth).toBeCloseTo(0.074, 12);
    expect(pairedMeanInterval(equal, { floor: "always", level: 0.99 })?.halfWidth).toBeCloseTo(0.106286, 6);
    const almost = [...equal.slice(1), 0.02];
    expect(pairedMeanInterval(almost, { floor: "always" })?.halfWidth).toBeCloseTo(0.074, 12);
    expect(pairedMeanInterval(differences, { floor: "always" })?.halfWidth).toBeCloseTo(0.37, 12);
  });

  test("without a floor equal differences have no width; with the floor for equal ones they do, rounding or not", () => {
    const equal = Array.from({ length: 40 }, (_, i) => (i % 2 ? 0.3 - 0.2 : 0.2 - 0.1));
    expect(pairedMeanInterval(equal)?.halfWidth).toBe(0);
    expect(pairedMeanInterval(equal, { floor: "whenEqual" })?.halfWidth).toBeCloseTo(3.7 / 40, 12);
    expect(pairedMeanInterval(differences, { floor: "whenEqual" })?.halfWidth).toBeCloseTo(0.114606, 6);
  });

  test("trims to what the metric can reach and keeps the untrimmed half-width", () => {
    const wide = pairedMeanInterval([1, -1, 1], { limit: 1 });
    expect([wide?.low, wide?.high]).toEqual([-1, 1]);
    expect(wide?.halfWidth).toBeCloseTo((4.302652729911275 * Math.sqrt(4 / 3)) / Math.sqrt(3), 6);
  });
});
