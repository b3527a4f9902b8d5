import { and, asc, eq, inArray } from "drizzle-orm";
import { type evaluationArms, evaluationEvaluators, type evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { compareMetric, type MetricComparison } from "@/lib/statistics/compare-metric";
import { defaultDelta } from "@/lib/statistics/margin-on-scale";
import type { MetricKind, Observation } from "@/lib/statistics/observation";
import { verdict } from "@/lib/statistics/verdict";
import { countArms } from "./count-arms";
import { measureDifferences } from "./measure-differences";
import { asked, readPairs, scoreOf, type ValueOf } from "./read-pairs";

/** An arm of an evaluation, as one side of a comparison. */
export type Side = { evaluation: typeof evaluations.$inferSelect; arm: typeof evaluationArms.$inferSelect };

/**
 * Two arms on the cases that both measured with the same content: one interval decides, for the pass rate; every other metric shows
 * its interval and no word. Integrity comes first: with items open or more than 2 % of pairs missing there is no verdict. Of two
 * evaluations only such are compared that measure the same, else `unprocessable` says how they differ.
 */
export async function compareSides(ctx: Context, { baseline, candidate }: { baseline: Side; candidate: Side }, margin: number) {
  const sides = [baseline, candidate];
  const evaluationIds = [...new Set(sides.map(({ evaluation }) => evaluation.id))];
  const uses = await readUses(ctx, evaluationIds);
  requireSameMeasure(baseline, candidate, uses);
  const armsOf = (id: string) => sides.filter(({ evaluation }) => evaluation.id === id).map(({ arm }) => arm.id);
  const [results, counts] = await Promise.all([
    Promise.all(evaluationIds.map((id) => readPairs(ctx, id, armsOf(id)))),
    Promise.all(evaluationIds.map((id) => countArms(ctx, id))),
  ]);
  const rows = results.flat();
  const byArm = Map.groupBy(rows, (row) => row.armId);
  const rivals = counts[evaluationIds.indexOf(candidate.evaluation.id)] ?? [];
  const candidates = rivals.filter(({ armId }) => armId !== baseline.arm.id).length;
  const compare = (key: string, kind: MetricKind, delta: number, figureOf: ValueOf) => {
    const unasked = new Set(rows.filter((row) => figureOf(row) === undefined).map((row) => row.caseId));
    const observe = (armId: string): Observation[] =>
      (byArm.get(armId) ?? [])
        .filter((row) => !unasked.has(row.caseId))
        .map((row) => ({
          caseId: row.caseId,
          group: row.group,
          trial: row.trial,
          contentHash: row.contentHash,
          value: figureOf(row) ?? null,
        }));
    const observed = { baseline: observe(baseline.arm.id), candidate: observe(candidate.arm.id) };
    return { key, ...compareMetric({ kind, delta, ...observed, candidates }) };
  };
  const primary = compare("passRate", "proportion", margin, (row) =>
    asked(row, row.passed === null ? undefined : Number(row.passed)),
  );
  const metrics = [
    primary,
    compare("meanScore", "score", margin, (row) => asked(row, row.total ?? undefined)),
    ...keysOfBoth(uses, evaluationIds).map((key) => compare(key, "score", margin, (row) => scoreOf(row, key))),
    compare("latencyMs", "ratio", defaultDelta("ratio"), (row) => asked(row, row.latencyMs)),
    compare("costUsd", "ratio", defaultDelta("ratio"), (row) => asked(row, row.costUsd)),
  ];
  const finished = sides.every(({ evaluation }) => ["completed", "completed_with_errors"].includes(evaluation.status));
  const decision = verdict(primary, { finished });
  return {
    ...decision,
    primary: "passRate",
    margin,
    baseline: namedArm(baseline),
    candidate: namedArm(candidate),
    metrics,
    counts: { improved: primary.improved, regressed: primary.regressed, same: primary.same },
    integrity: integrityOf(primary, finished, counts.flat(), [baseline.arm.id, candidate.arm.id]),
    casesNeeded: decision.verdict === "undecided" ? (casesNeeded(primary)?.cases ?? null) : null,
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
