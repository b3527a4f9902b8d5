import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { cost } from "./cost";
import { latency } from "./latency";
import { withinBound } from "./within-bound";

/** Value, greatest that passes, where it is 0, score. */
type Row = [number, number, number | undefined, number];
// With two bounds: numpy 2.4, np.interp(value, [most, zero], [1, 0]). With one: a step.
const rows: Row[] = [
  [0, 1000, undefined, 1],
  [999.5, 1000, undefined, 1],
  [1000, 1000, undefined, 1],
  [1000.5, 1000, undefined, 0],
  [1e9, 1000, undefined, 0],
  [0, 1000, 3000, 1],
  [1000, 1000, 3000, 1],
  [1001, 1000, 3000, 0.9995],
  [1500, 1000, 3000, 0.75],
  [2000, 1000, 3000, 0.5],
  [2999, 1000, 3000, 0.0005],
  [3000, 1000, 3000, 0],
  [4000, 1000, 3000, 0],
  [10, 3, 24, 2 / 3],
  [0.4, 0.3, 0.7, 0.75],
  [1.5, 1, 2, 0.5],
  [100, 99, 101, 0.5],
  [7, 1, 8, 1 / 7],
  [2.5, 2, 4, 0.75],
  [86_400_000, 1, 86_400_000, 0],
];

describe("latency and cost", () => {
  test.each(rows)("%d, at most %d, 0 from %d: %d", (value, most, zero, wanted) => {
    expect(withinBound(value, most, zero)).toBeCloseTo(wanted, 12);
    const slow = latency.score(
      aSample("x", {}, { latencyMs: value }),
      latency.options.parse({ maxMs: most, zeroMs: zero }),
      someTools(),
    );
    expect(slow).toMatchObject({ score: expect.closeTo(wanted, 12), passed: value <= most });
    const options = cost.options.parse({ maxUsd: most / 1e6, zeroUsd: zero && zero / 1e6 });
    const dear = cost.score(aSample("x", {}, { costUsd: value / 1e6 }), options, someTools());
    expect(dear).toMatchObject({ score: expect.closeTo(wanted, 9), passed: value <= most });
  });

  test.each([null, Number.NaN])("what is not known (%s) is an error, not a score", (unknown) => {
    const one = aSample("x", {}, { latencyMs: unknown, costUsd: unknown });
    expect(() => latency.score(one, latency.options.parse({ maxMs: 1 }), someTools())).toThrow("not known how long");
    expect(() => cost.score(one, cost.options.parse({ maxUsd: 1 }), someTools())).toThrow("cost of this answer is not known");
  });

  test("a bound of nothing, or a second one that is not above the first, is refused", () => {
    for (const options of [{ maxMs: 0 }, { maxMs: -1 }, { maxMs: 5, zeroMs: 5 }, {}]) {
      expect(latency.options.safeParse(options).success).toBe(false);
      expect(cost.options.safeParse(JSON.parse(JSON.stringify(options).replaceAll("Ms", "Usd"))).success).toBe(false);
    }
  });

  test("the reason names both figures", () => {
    const one = aSample("x", {}, { latencyMs: 1234.5, costUsd: 0.00123456 });
    expect(latency.score(one, latency.options.parse({ maxMs: 800 }), someTools())).toMatchObject({
      reason: "1235 ms, at most 800 ms wanted.",
    });
    expect(cost.score(one, cost.options.parse({ maxUsd: 0.001 }), someTools())).toMatchObject({
      reason: "$0.00123, at most $0.001 wanted.",
    });
  });
});
