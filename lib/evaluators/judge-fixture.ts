import type { Fixture, FixtureReport } from "./schema";
import type { TriedScore } from "./try-schema";

/** Sums of weights and shares miss their decimal value by less than this. */
const tolerance = 1e-9;

/** What a fixture came to, and in a sentence why it does not pass. */
export function judgeFixture({ name, expected }: Fixture, scored: TriedScore, position: number): FixtureReport {
  const { score, passed, skipped, error, reason } = scored;
  const problem = problemOf(expected, scored);
  return {
    position,
    name: name ?? null,
    ok: problem === null,
    expected,
    actual: { score, passed, skipped, error, reason },
    problem,
  };
}

function problemOf(expected: Fixture["expected"], { score, passed, skipped, error }: TriedScore): string | null {
  if (error !== null) return `It could not be scored: ${error}`;
  if (expected.skipped) return score === null ? null : `It was to be skipped and scored ${told(score)}.`;
  if (score === null) return `It was skipped: ${skipped ?? "no reason was given."}`;
  const { minScore = 0, maxScore = 1 } = expected;
  if (score < minScore - tolerance) return `It scored ${told(score)}, at least ${told(minScore)} was expected.`;
  if (score > maxScore + tolerance) return `It scored ${told(score)}, at most ${told(maxScore)} was expected.`;
  if (expected.passed === undefined || expected.passed === passed) return null;
  return expected.passed ? "It did not pass, and was to pass." : "It passed, and was not to pass.";
}

const told = (score: number) => String(Math.round(score * 10_000) / 10_000);
