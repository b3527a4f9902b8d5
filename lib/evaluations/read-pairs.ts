import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluationResults, resultScores } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { readRivals } from "./read-rivals";

/** An answer compared with itself is neither better nor worse. */
const tie = 0.5;

/**
 * The items of the arms in the order they were planned, with their scores: four statements at most. An evaluator that compares the
 * others with an arm skips that arm itself; there a tie stands for it, else no case would have a pair.
 */
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
    .select({
      ...{ id: resultScores.resultId, armId: resultScores.armId, key: resultScores.key, score: resultScores.score },
      skipped: resultScores.skipped,
    })
    .from(resultScores)
    .where(and(eq(resultScores.evaluationId, evaluationId), inArray(resultScores.armId, armIds)));
  const [rows, scores, rivals] = await Promise.all([reading, readingScores, readRivals(ctx, evaluationId)]);
  const scoresOf = new Map(rows.map((row) => [row.id, new Map<string, number | null>()]));
  for (const { id, armId, key, score, skipped } of scores) {
    const isRival = skipped !== null && rivals.some((rival) => rival.key === key && rival.armId === armId);
    const known = isRival ? tie : score;
    if (known !== null) scoresOf.get(id)?.set(key, known);
  }
  return rows.map((row) => ({ ...row, scores: scoresOf.get(row.id) ?? new Map<string, number | null>() }));
}
