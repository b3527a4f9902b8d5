import { and, asc, eq } from "drizzle-orm";
import { evaluationEvaluators } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { compareMetric, type MetricComparison } from "@/lib/statistics/compare-metric";
import { defaultDelta } from "@/lib/statistics/margin-on-scale";
import type { MetricKind, Observation } from "@/lib/statistics/observation";
import { verdict } from "@/lib/statistics/verdict";
import { verb } from "@/lib/verb";
import type { CompareArms } from "./comparison-schema";
import { countArms } from "./count-arms";
import { asked, readPairs, scoreOf, type ValueOf } from "./read-pairs";
import { readArm, readEvaluationRow } from "./rows";

/**
 * Two arms of one evaluation on the same cases: one interval decides, for the pass rate; every other metric shows its interval and no
 * word. Integrity comes first: with items open or more than 2 % of pairs missing there is no verdict.
 */
export const compareArms = verb("evaluations:read", async (ctx, input: CompareArms) => {
  const evaluation = await readEvaluationRow(ctx, input.id);
  const baseline = await readArm(ctx, input.id, input.baseline);
  const candidate = await readArm(ctx, input.id, input.candidate);
  if (baseline.id === candidate.id) throw invalidInput("Baseline and candidate are the same arm.");
  const [results, arms, keys] = await Promise.all([
    readPairs(ctx, input.id, [baseline.id, candidate.id]),
    countArms(ctx, input.id),
    evaluatorKeys(ctx, input.id),
  ]);
  const byArm = Map.groupBy(results, (row) => row.armId);
  const compare = (key: string, kind: MetricKind, delta: number, figureOf: ValueOf) => {
    const unasked = new Set(results.filter((row) => figureOf(row) === undefined).map((row) => row.caseId));
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
    const sides = { baseline: observe(baseline.id), candidate: observe(candidate.id) };
    return { key, ...compareMetric({ kind, delta, ...sides, candidates: arms.length - 1 }) };
  };
  const primary = compare("passRate", "proportion", input.margin, (row) =>
    asked(row, row.passed === null ? undefined : Number(row.passed)),
  );
  const metrics = [
    primary,
    compare("meanScore", "score", input.margin, (row) => asked(row, row.total ?? undefined)),
    ...keys.map((key) => compare(key, "score", input.margin, (row) => scoreOf(row, key))),
    compare("latencyMs", "ratio", defaultDelta("ratio"), (row) => asked(row, row.latencyMs)),
    compare("costUsd", "ratio", defaultDelta("ratio"), (row) => asked(row, row.costUsd)),
  ];
  const finished = ["completed", "completed_with_errors"].includes(evaluation.status);
  const decision = verdict(primary, { finished });
  return {
    ...decision,
    primary: "passRate",
    margin: input.margin,
    baseline: { armId: baseline.id, versionId: baseline.versionId, label: baseline.label },
    candidate: { armId: candidate.id, versionId: candidate.versionId, label: candidate.label },
    metrics,
    counts: { improved: primary.improved, regressed: primary.regressed, same: primary.same },
    integrity: integrityOf(primary, finished, arms, [baseline.id, candidate.id]),
    casesNeeded: decision.verdict === "undecided" ? (casesNeeded(primary)?.cases ?? null) : null,
  };
});

async function evaluatorKeys(ctx: Context, evaluationId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ key: evaluationEvaluators.key })
    .from(evaluationEvaluators)
    .where(and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), eq(evaluationEvaluators.evaluationId, evaluationId)))
    .orderBy(asc(evaluationEvaluators.position));
  return rows.map(({ key }) => key);
}

function integrityOf(
  { pairs, missing, unmatched }: MetricComparison,
  finished: boolean,
  arms: Awaited<ReturnType<typeof countArms>>,
  armIds: string[],
) {
  return { finished, pairs, missing, unmatched, arms: arms.filter(({ armId }) => armIds.includes(armId)) };
}
