import { expect, test } from "vitest";
import { judgeFixture } from "./judge-fixture";
import type { Fixture } from "./schema";
import type { TriedScore } from "./try-schema";

const none: TriedScore = {
  ...{ score: null, passed: null, skipped: null, error: null, reason: null, details: null, durationMs: 1 },
};
const scored = (score: number, passed: boolean): TriedScore => ({ ...none, score, passed, reason: "So it is." });

const cases: [string, Fixture["expected"], TriedScore, RegExp | null][] = [
  ["at the lower bound", { minScore: 0.3 }, scored(0.1 + 0.2, true), null],
  ["just below it", { minScore: 0.3 }, scored(0.2999, true), /scored 0\.2999, at least 0\.3/],
  ["at the upper bound", { maxScore: 0.3 }, scored(0.1 + 0.2, true), null],
  ["above it", { maxScore: 0.3 }, scored(0.31, true), /scored 0\.31, at most 0\.3/],
  ["passed as expected", { passed: true }, scored(1, true), null],
  ["not passed as expected", { passed: false }, scored(0, false), null],
  ["not passed", { passed: true }, scored(0.9, false), /was to pass/],
  ["passed", { passed: false }, scored(0.1, true), /was not to pass/],
  ["all that is asked, one wrong", { minScore: 0, maxScore: 1, passed: false }, scored(0.5, true), /was not to pass/],
  ["skipped as expected", { skipped: true }, { ...none, skipped: "No label." }, null],
  ["scored in place of skipped", { skipped: true }, scored(0.5, true), /to be skipped and scored 0\.5/],
  ["skipped in place of scored", { minScore: 0 }, { ...none, skipped: "No label." }, /skipped: No label/],
  ["an error, whatever was expected", { skipped: true }, { ...none, error: "No judge." }, /could not be scored: No judge/],
];

test.each(cases)("a fixture %s", (_, expected, came, problem) => {
  const report = judgeFixture({ name: "one", sample: { output: "x" }, expected }, came, 3);
  expect(report).toMatchObject({ position: 3, name: "one", ok: problem === null, expected });
  if (problem === null) expect(report.problem).toBeNull();
  else expect(report.problem).toMatch(problem);
});
