import { and, asc, eq, inArray } from "drizzle-orm";
import { type evaluationArms, evaluationEvaluators, type evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import type { MetricComparison } from "@/lib/statistics/compare-metric";
import { countArms } from "./count-arms";
import { decide } from "./decide";
import { measureDifferences } from "./measure-differences";
import { priceOfCases } from "./price-of-cases";
import { readPairs } from "./read-pairs";
import { type AskedRule, settleRule } from "./settle-rule";

/** An arm of an evaluation, as one side of a comparison. */
export type Side = { evaluation: typeof evaluations.$inferSelect; arm: typeof evaluationArms.$inferSelect };

/**
 * Two arms on the cases that both measured with the same content. Integrity comes first: with items open or more than 2 % of pairs
 * missing there is no verdict. Of two evaluations only such are compared that measure the same, else `unprocessable` says how they differ.
 */
export async function compareSides(ctx: Context, { baseline, candidate }: { baseline: Side; candidate: Side }, asked: AskedRule) {
  const sides = [baseline, candidate];
  const evaluationIds = [...new Set(sides.map(({ evaluation }) => evaluation.id))];
  const uses = await readUses(ctx, evaluationIds);
  requireSameMeasure(baseline, candidate, uses);
  const keys = keysOfBoth(uses, evaluationIds);
  const armsOf = (id: string) => sides.filter(({ evaluation }) => evaluation.id === id).map(({ arm }) => arm.id);
  const [rule, results, counts] = await Promise.all([
    settleRule(ctx, asked, { keys, evaluations: [candidate.evaluation, baseline.evaluation] }),
    Promise.all(evaluationIds.map((id) => readPairs(ctx, id, armsOf(id)))),
    Promise.all(evaluationIds.map((id) => countArms(ctx, id))),
  ]);
  const byArm = Map.groupBy(results.flat(), (row) => row.armId);
  const measured = { baseline: byArm.get(baseline.arm.id) ?? [], candidate: byArm.get(candidate.arm.id) ?? [] };
  const rivals = counts[evaluationIds.indexOf(candidate.evaluation.id)] ?? [];
  const candidates = rivals.filter(({ armId }) => armId !== baseline.arm.id).length;
  const finished = sides.every(({ evaluation }) => ["completed", "completed_with_errors"].includes(evaluation.status));
  const decision = decide(measured, { ...rule, keys, candidates, finished });
  const { improved = 0, regressed = 0, same = 0 } = decision.metrics.find(({ key }) => key === "passRate") ?? {};
  const [primary] = decision.metrics;
  return {
    ...decision,
    priceNeededUsd:
      decision.casesNeeded === null ? null : priceOfCases(decision.casesNeeded, [measured.baseline, measured.candidate]),
    baseline: namedArm(baseline),
    candidate: namedArm(candidate),
    counts: { improved, regressed, same },
    integrity: integrityOf(primary, finished, counts.flat(), [baseline.arm.id, candidate.arm.id]),
  };
}

type Use = typeof evaluationEvaluators.$inferSelect;

/** What each evaluation was scored with, in its order. */
async function readUses(ctx: Context, evaluationIds: string[]): Promise<Use[]> {
  return ctx.db
    .select()
    .from(evaluationEvaluators)
    .where(and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), inArray(evaluationEvaluators.evaluationId, evaluationIds)))
    .orderBy(asc(evaluationEvaluators.position));
}

function requireSameMeasure(baseline: Side, candidate: Side, uses: Use[]): void {
  if (baseline.evaluation.id === candidate.evaluation.id) return;
  const measureOf = ({ evaluation: { id, passThreshold } }: Side) => ({
    passThreshold,
    evaluators: uses.filter(({ evaluationId }) => evaluationId === id),
  });
  const differences = measureDifferences(measureOf(baseline), measureOf(candidate));
  if (differences.length === 0) return;
  throw unprocessable(
    `These evaluations measure differently, so their figures cannot be compared: ${differences.join(" ")} Re-score one with the evaluators of the other.`,
    differences.map((message) => ({ path: "evaluators", message })),
  );
}

function keysOfBoth(uses: Use[], evaluationIds: string[]): string[] {
  const keys = new Set(uses.map(({ key }) => key));
  return [...keys].filter((key) => uses.filter((use) => use.key === key).length === evaluationIds.length);
}

const namedArm = ({ arm: { id, versionId, label } }: Side) => ({ armId: id, versionId, label });

function integrityOf(
  { pairs, missing, unmatched }: MetricComparison,
  finished: boolean,
  arms: Awaited<ReturnType<typeof countArms>>[number][],
  armIds: string[],
) {
  return { finished, pairs, missing, unmatched, arms: arms.filter(({ armId }) => armIds.includes(armId)) };
}
