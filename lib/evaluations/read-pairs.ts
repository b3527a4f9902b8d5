import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluationResults, resultScores } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";

/** The items of the arms in the order they were planned, with their scores: two statements. */
export async function readPairs(ctx: Context, evaluationId: string, armIds: string[]) {
  const mine = and(
    eq(evaluationResults.workspaceId, ctx.workspaceId),
    eq(evaluationResults.evaluationId, evaluationId),
    inArray(evaluationResults.armId, armIds),
  );
  const reading = ctx.db
    .select({
      id: evaluationResults.id,
      armId: evaluationResults.armId,
      caseId: evaluationResults.caseId,
      group: evaluationResults.groupKey,
      trial: evaluationResults.trial,
      contentHash: evaluationResults.caseHash,
      status: evaluationResults.status,
      outcome: evaluationResults.outcome,
      passed: evaluationResults.passed,
      total: evaluationResults.total,
      latencyMs: evaluationResults.latencyMs,
      costUsd: evaluationResults.costUsd,
    })
    .from(evaluationResults)
    .where(mine)
    .orderBy(asc(evaluationResults.position));
  const readingScores = ctx.db
    .select({ id: resultScores.resultId, key: resultScores.key, score: resultScores.score })
    .from(resultScores)
    .where(and(eq(resultScores.evaluationId, evaluationId), inArray(resultScores.armId, armIds)));
  const [rows, scores] = await Promise.all([reading, readingScores]);
  const scoresOf = new Map(rows.map((row) => [row.id, new Map<string, number | null>()]));
  for (const { id, key, score } of scores) if (score !== null) scoresOf.get(id)?.set(key, score);
  return rows.map((row) => ({ ...row, scores: scoresOf.get(row.id) ?? new Map<string, number | null>() }));
}
