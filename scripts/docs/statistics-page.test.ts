import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { compareMetric } from "@/lib/statistics/compare-metric";
import { decisionLevel } from "@/lib/statistics/decision-level";
import { proportionInterval } from "@/lib/statistics/proportion-interval";
import { smallestDifference } from "@/lib/statistics/smallest-difference";
import { verdict } from "@/lib/statistics/verdict";

const page = readFileSync("docs/statistics.md", "utf8").replace(/\s+/g, " ");
const says = (words: string) => expect(page).toContain(words);
const points = (share: number | null | undefined, digits = 0) => {
  const rounded = ((share ?? Number.NaN) * 100).toFixed(digits).replace("-", "−");
  return rounded.startsWith("−") ? rounded : `+${rounded}`;
};

/** One answer to each case: so many improved, so many regressed, the rest passed in both. */
function compared(cases: number, improved: number, regressed: number, more: { looks?: number; candidates?: number } = {}) {
  const arm = (passes: (at: number) => boolean) =>
    Array.from({ length: cases }, (_, at) => ({
      ...{ caseId: String(at), group: null, trial: 1, contentHash: "same" },
      value: Number(passes(at)),
    }));
  const comparison = compareMetric({
    ...{ kind: "proportion", delta: 0.05, ...more },
    baseline: arm((at) => at >= improved),
    candidate: arm((at) => at < improved || at >= improved + regressed),
  });
  return { ...comparison, word: verdict(comparison, { finished: true }).verdict, needed: casesNeeded(comparison)?.cases };
}

test("the worked examples are what the code says of them", () => {
  const hundred = compared(100, 16, 4);
  says(
    `difference is ${points(hundred.difference)} points, and its interval is **${points(hundred.low)} to ${points(hundred.high)} points**`,
  );
  const forty = compared(40, 5, 2);
  says(`difference is ${points(forty.difference, 1)} points, the interval ${points(forty.low)} to ${points(forty.high)}.`);
  says(`it is ${forty.needed?.toLocaleString("en")}`);
  const alike = compared(200, 6, 5);
  says(`${points(alike.difference, 1)} points, the interval ${points(alike.low)} to ${points(alike.high)}.`);
  const again = compared(100, 16, 4, { looks: 2 });
  says(`the interval ${points(again.low, 2)} to ${points(again.high, 1)}: still better`);
  const many = compared(100, 16, 4, { candidates: 3 });
  says(`the example reads ${points(many.low)} to ${points(many.high)}.`);
  expect([hundred, forty, alike, again, many].map(({ word }) => word)).toEqual([
    "better",
    "undecided",
    "equivalent",
    "better",
    "better",
  ]);
});

test("so are the levels and the judge's agreement", () => {
  const percent = (share: number | undefined, digits = 0) => `${((share ?? Number.NaN) * 100).toFixed(digits)} %`;
  says(
    `second look is held to ${percent(decisionLevel({ looks: 2 }), 2)}, the third to ${percent(decisionLevel({ looks: 3 }), 2)}`,
  );
  says(`each is held to ${percent(decisionLevel({ candidates: 3 }), 2)}`);
  const [enough, short] = [88, 87].map((agreed) => proportionInterval(agreed, 100));
  says(`(${percent(enough?.low)} to ${percent(enough?.high)}); with 87 it begins at ${percent(short?.low)}`);
  expect([(enough?.low ?? 0) >= 0.8, (short?.low ?? 1) >= 0.8]).toEqual([true, false]);
});

test.each([20, 50, 100, 200, 400, 1000])("the smallest difference that %s cases can show stands in the table", (cases) => {
  says(`| ${cases} | ${points(smallestDifference(cases)).slice(1)} points |`);
});
