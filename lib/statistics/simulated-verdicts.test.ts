import { describe, expect, test } from "vitest";
import { seeded } from "@/tests/seeded";
import { compareMetric } from "./compare-metric";
import type { Observation } from "./observation";
import { pairedProportionInterval } from "./paired-proportion-interval";
import { verdict } from "./verdict";

const experiments = 2_000;
const seeds = [1, 2, 3];

/** `shift` is added to what the candidate passes by on the average; `spread` is by how much a group or a case departs from that. */
type Design = { name: string; cases: number; trials: number; groupOf: (n: number) => string | null; spread: number };
const designs: Design[] = [
  { name: "one trial, each case for itself", cases: 100, trials: 1, groupOf: () => null, spread: 0 },
  { name: "forty groups of five", cases: 200, trials: 1, groupOf: (n) => `g${n % 40}`, spread: 0.2 },
  { name: "three trials a case", cases: 80, trials: 3, groupOf: () => null, spread: 0.15 },
];

/** Both arms of one experiment: cases are easy or hard for both alike, and a group (or case) departs one way or the other for the candidate. */
function experiment({ cases, trials, groupOf, spread }: Design, shift: number, random: () => number) {
  const departure = new Map<string, number>();
  const arms: { baseline: Observation[]; candidate: Observation[] } = { baseline: [], candidate: [] };
  for (let n = 0; n < cases; n++) {
    const passes = random() < 0.5 ? 0.75 : 0.45;
    const group = groupOf(n);
    const unit = group ?? String(n);
    const departs = departure.get(unit) ?? (random() < 0.5 ? spread : -spread);
    departure.set(unit, departs);
    for (let trial = 0; trial < trials; trial++) {
      const of = { caseId: String(n), group, trial, contentHash: "same" };
      arms.baseline.push({ ...of, value: Number(random() < passes) });
      arms.candidate.push({ ...of, value: Number(random() < passes + shift + departs) });
    }
  }
  return arms;
}

function wordsOf(design: Design, shift: number, seed: number) {
  const random = seeded(seed);
  const finished = { finished: true };
  return Array.from({ length: experiments }, () =>
    verdict(compareMetric({ kind: "proportion", delta: 0.05, ...experiment(design, shift, random) }), finished),
  );
}

describe.each(designs)("with $name", (design) => {
  test.each(seeds)("no difference is called better or worse in at most 6.2 % of experiments (seed %i)", (seed) => {
    const wrong = wordsOf(design, 0, seed).filter(({ verdict }) => verdict === "better" || verdict === "worse");
    expect(wrong.length / experiments).toBeLessThanOrEqual(0.062);
    expect(wrong.length).toBeGreaterThan(0);
  });

  test.each(seeds)("a loss just beyond the margin passes as no worse in at most 3.5 % of experiments (seed %i)", (seed) => {
    const passed = wordsOf(design, -0.0501, seed).filter(({ noWorse }) => noWorse);
    expect(passed.length / experiments).toBeLessThanOrEqual(0.035);
  });
});

describe.each([20, 40, 80, 200, 500])("of %i pairs", (pairs) => {
  test.each([
    [0.05, 0.05],
    [0.1, 0.05],
    [0.2, 0.1],
    [0.25, 0.25],
    [0.4, 0.1],
  ])("the 95 %% interval holds the true difference as often as it says: %f up, %f down", (up, down) => {
    const random = seeded(pairs);
    const times = 20_000;
    let held = 0;
    for (let n = 0; n < times; n++) {
      let [improved, regressed] = [0, 0];
      for (let pair = 0; pair < pairs; pair++) {
        const draw = random();
        if (draw < up) improved++;
        else if (draw < up + down) regressed++;
      }
      const { low, high } = pairedProportionInterval(improved, regressed, pairs) ?? { low: 1, high: -1 };
      if (low <= up - down && up - down <= high) held++;
    }
    expect(held / times).toBeGreaterThanOrEqual(0.94);
    if (pairs * (up + down) >= 10) expect(held / times).toBeLessThanOrEqual(0.98);
  });
});
