import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MetricComparison } from "./compare-metric";
import { guardrail } from "./guardrail";
import { verdict } from "./verdict";

const comparison = (more: Partial<MetricComparison>): MetricComparison => ({
  kind: "proportion",
  delta: 0.05,
  lowerIsBetter: false,
  method: "bonett_price",
  groups: 100,
  cases: 100,
  pairs: 100,
  missing: 0,
  unmatched: 0,
  baseline: 0.8,
  candidate: 0.8,
  difference: 0,
  low: -0.1,
  high: 0.1,
  level: 0.95,
  halfWidth: 0.1,
  pValue: 1,
  improved: 0,
  regressed: 0,
  same: 100,
  trials: 1,
  trialShare: null,
  ...more,
});
const word = (more: Partial<MetricComparison>, context = {}) => verdict(comparison(more), { finished: true, ...context });
const latency = { kind: "ratio", delta: 0.1, lowerIsBetter: true } as const;

describe("verdict", () => {
  test.each([
    { low: 0.02, high: 0.1, says: "better", noWorse: true },
    { low: -0.1, high: -0.02, says: "worse", noWorse: false },
    { low: -0.04, high: 0.04, says: "equivalent", noWorse: true },
    { low: 0.01, high: 0.04, says: "equivalent", noWorse: true },
    { low: -0.04, high: 0.09, says: "undecided", noWorse: true },
    { low: -0.09, high: 0.04, says: "undecided", noWorse: false },
    { low: -0.05, high: 0.04, says: "undecided", noWorse: false },
    { low: 0, high: 0.06, says: "undecided", noWorse: true },
  ])("$low to $high around a margin of 0.05 is $says, noWorse $noWorse", ({ low, high, says, noWorse }) => {
    expect(word({ low, high })).toEqual({ verdict: says, noWorse, reasons: says === "undecided" ? ["wide"] : [] });
  });

  test("says nothing, and claims nothing, with fewer than 20 groups", () => {
    expect(word({ low: 0.2, high: 0.5, groups: 19 })).toEqual({ verdict: "undecided", noWorse: false, reasons: ["few_groups"] });
    expect(word({ low: 0.2, high: 0.5, groups: 20 }).verdict).toBe("better");
  });

  test("says nothing when more than 2 % of the planned pairs are missing, or the caller found the integrity broken", () => {
    expect(word({ low: 0.2, high: 0.5, pairs: 98, missing: 2 }).verdict).toBe("better");
    expect(word({ low: 0.2, high: 0.5, pairs: 97, missing: 3 }).reasons).toEqual(["integrity"]);
    expect(word({ low: 0.2, high: 0.5 }, { sound: false }).reasons).toEqual(["integrity"]);
  });

  test("says nothing before the planned items are done, and names every reason", () => {
    expect(word({ low: null, high: null, groups: 1, missing: 9 }, { finished: false })).toEqual({
      verdict: "undecided",
      noWorse: false,
      reasons: ["not_finished", "integrity", "few_groups"],
    });
  });

  test("a lower latency is better; 10 % slower is the edge of the margin, 1 ÷ 1.1 the other", () => {
    expect(word({ ...latency, low: -0.3, high: -0.1 }).verdict).toBe("better");
    expect(word({ ...latency, low: 0.2, high: 0.4 })).toMatchObject({ verdict: "worse", noWorse: false });
    expect(word({ ...latency, low: -0.09, high: 0.099 })).toMatchObject({ verdict: "equivalent", noWorse: true });
    expect(word({ ...latency, low: -0.095, high: 0.099 })).toMatchObject({ verdict: "undecided", noWorse: true });
    expect(word({ ...latency, low: -0.05, high: 0.101 })).toMatchObject({ verdict: "undecided", noWorse: false });
  });

  test("never contradicts the interval", () => {
    const bound = fc.double({ min: -0.9, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.boolean(), fc.constantFrom("proportion", "ratio"), (a, b, lowerIsBetter, kind) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const found = word({ low, high, lowerIsBetter, kind });
        const better = lowerIsBetter ? high < 0 : low > 0;
        const worse = lowerIsBetter ? low > 0 : high < 0;
        if (found.verdict === "better") expect(better).toBe(true);
        if (found.verdict === "worse") expect(worse).toBe(true);
        if (found.verdict === "equivalent") expect(found.noWorse && Math.abs(low) < 0.06 && Math.abs(high) < 0.06).toBe(true);
        if (found.verdict === "undecided") expect(better || worse).toBe(false);
        if (found.verdict === "better") expect(found.noWorse).toBe(true);
      }),
    );
  });
});

describe("guardrail", () => {
  const reads = (more: Partial<MetricComparison>, finished = true) => guardrail(comparison(more), { finished });

  test("is ok when no worse by δ, breached when surely worse by δ or more, else unclear", () => {
    expect(reads({ low: -0.04, high: 0.2 })).toBe("ok");
    expect(reads({ low: -0.2, high: -0.05 })).toBe("breached");
    expect(reads({ low: -0.2, high: -0.01 })).toBe("unclear");
    expect(reads({ ...latency, low: 0.11, high: 0.3 })).toBe("breached");
    expect(reads({ ...latency, low: -0.4, high: 0.05 })).toBe("ok");
  });

  test("is unclear wherever a verdict could not be given", () => {
    expect(reads({ low: -0.01, high: 0.01, groups: 5 })).toBe("unclear");
    expect(reads({ low: -0.01, high: 0.01 }, false)).toBe("unclear");
    expect(reads({ low: null, high: null })).toBe("unclear");
  });
});
