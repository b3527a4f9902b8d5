import type { Context } from "@/lib/context";
import type { ConfiguredUse } from "@/lib/evaluations/configure-evaluators";
import { configureOne } from "./configure-one";
import { judgeFixture } from "./judge-fixture";
import { sampleOf } from "./sample-of";
import type { Draft, Fixture, FixtureReport } from "./schema";
import { scoreSamples } from "./score-samples";

export type Checked = { use: ConfiguredUse; report: FixtureReport[]; passed: boolean };

/** Configures an evaluator and runs its fixtures. Models may be asked, so no transaction may be open. */
export async function checkDraft(ctx: Context, draft: Pick<Draft, CheckedField>): Promise<Checked> {
  const { type, options, weight, threshold, required, negate, fixtures } = draft;
  const use = await configureOne(ctx, { type, options, weight, threshold, required, negate });
  const report = await runFixtures(ctx, use, fixtures);
  return { use, report, passed: report.every(({ ok }) => ok) };
}
type CheckedField = "type" | "options" | "weight" | "threshold" | "required" | "negate" | "fixtures";

async function runFixtures(ctx: Context, use: ConfiguredUse, fixtures: Fixture[]): Promise<FixtureReport[]> {
  if (fixtures.length === 0) return [];
  const samples = fixtures.map(({ sample }) => sampleOf(sample));
  const { data } = await scoreSamples(ctx, use, samples, "fixtures");
  return fixtures.flatMap((fixture, position) => {
    const scored = data[position];
    return scored ? [judgeFixture(fixture, scored, position)] : [];
  });
}
