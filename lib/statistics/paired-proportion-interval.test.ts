import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "@/tests/seeded";
import { pairedProportionInterval } from "./paired-proportion-interval";

const interval = (improved: number, regressed: number, pairs: number, level?: number) => {
  const found = pairedProportionInterval(improved, regressed, pairs, level);
  if (!found) throw new Error("no interval");
  return found;
};

/** Pairs with a possible split of the discordant ones. */
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 2_000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([pairs, discordant, up]) => {
    const both = Math.floor(pairs * discordant);
    const improved = Math.floor(both * up);
    return { pairs, improved, regressed: both - improved };
  });

describe("pairedProportionInterval", () => {
  test("is the authors' example: 26 and 4 of 40 give 0.3126438 to 0.7349752", () => {
    expect(interval(26, 4, 40).low).toBeCloseTo(0.3126438, 6);
    expect(interval(26, 4, 40).high).toBeCloseTo(0.7349752, 6);
  });

  test("is Fagerland's airway example: 7 and 1 of 21 give 0.013 to 0.508", () => {
    expect(interval(7, 1, 21).low).toBeCloseTo(0.01338, 5);
    expect(interval(7, 1, 21).high).toBeCloseTo(0.50836, 5);
  });

  test("takes the level: 20 and 10 of 200 at 97.5 % give -0.012776 to 0.111786 (scipy)", () => {
    expect(interval(20, 10, 200).low).toBeCloseTo(-0.004956, 6);
    expect(interval(20, 10, 200, 0.975).low).toBeCloseTo(-0.012776, 6);
    expect(interval(20, 10, 200, 0.975).high).toBeCloseTo(0.111786, 6);
  });

  test("keeps a width when nothing changed sides, and gives none without pairs", () => {
    expect(interval(0, 0, 50).halfWidth).toBeCloseTo(0.053304, 6);
    expect(pairedProportionInterval(0, 0, 0)).toBeNull();
  });

  test("holds the difference seen, stays within -1..1 and turns round with the arms", () => {
    fc.assert(
      fc.property(table, ({ improved, regressed, pairs }) => {
        const { low, high } = interval(improved, regressed, pairs);
        const difference = (improved - regressed) / pairs;
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        const swapped = interval(regressed, improved, pairs);
        expect(swapped.low).toBeCloseTo(-high, 12);
        expect(swapped.high).toBeCloseTo(-low, 12);
      }),
    );
  });

  test("narrows when the same shares are seen on more pairs", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 10 }), ({ improved, regressed, pairs }, times) => {
        const more = interval(improved * times, regressed * times, pairs * times);
        expect(more.halfWidth).toBeLessThan(interval(improved, regressed, pairs).halfWidth);
      }),
    );
  });

  test.each([
    { pairs: 30, up: 0.1, down: 0.1 },
    { pairs: 60, up: 0.15, down: 0.05 },
    { pairs: 200, up: 0.04, down: 0.02 },
  ])("holds the true difference in about 95 of 100 experiments: $pairs pairs, $up up, $down down", ({ pairs, up, down }) => {
    const random = seeded(20_120_001 + pairs);
    let held = 0;
    for (let experiment = 0; experiment < 4_000; experiment++) {
      let [improved, regressed] = [0, 0];
      for (let pair = 0; pair < pairs; pair++) {
        const draw = random();
        if (draw < up) improved++;
        else if (draw < up + down) regressed++;
      }
      const { low, high } = interval(improved, regressed, pairs);
      if (low <= up - down && up - down <= high) held++;
    }
    expect(held / 4_000).toBeGreaterThan(0.94);
    expect(held / 4_000).toBeLessThan(0.98);
  });
});
