import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluationResults, resultScores } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";

/** One item of an arm as far as a comparison reads it. */
type Row = {
  armId: string;
  caseId: string;
  status: string;
  outcome: string | null;
  passed: boolean | null;
  total: number | null;
  latencyMs: number | null;
  costUsd: number | null;
  scores: Map<string, number | null>;
};
/** A figure; null where it was planned and is missing, undefined where the case does not ask for it. */
export type ValueOf = (row: Row) => number | null | undefined;

/** A figure of an item that was completed; one that was not has none. */
export const asked = (row: Row, value: number | null | undefined) => (row.status === "completed" ? value : null);

/** The score of a key. An answer that was cut or refused is not scored though its case asks for it: that one is missing. */
export const scoreOf = (row: Row, key: string) => asked(row, row.scores.get(key) ?? (row.outcome === "ok" ? undefined : null));

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
