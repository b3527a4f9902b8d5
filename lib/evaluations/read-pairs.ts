import { and, eq, inArray, sql } from "drizzle-orm";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { readRivals } from "./read-rivals";

/** An answer compared with itself is neither better nor worse. */
const tie = 0.5;

/** The scores of one evaluator, of each item that it scored or skipped. */
type Column = { key: string; ids: string[]; scores: (number | null)[]; skips: boolean[] };

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
      position: evaluationResults.position,
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
    .where(mine);
  const [items, columns, rivals] = await Promise.all([
    reading,
    readColumns(ctx, evaluationId, armIds),
    readRivals(ctx, evaluationId),
  ]);
  const rows = items.sort((a, b) => a.position - b.position); // so many are quicker sorted here than by Postgres, on disk
  const scoresOf = new Map(rows.map((row) => [row.id, new Map<string, number | null>()]));
  const armOf = new Map(rows.map((row) => [row.id, row.armId]));
  for (const { key, ids, scores, skips } of columns) {
    const rival = rivals.find((one) => one.key === key)?.armId;
    ids.forEach((id, at) => {
      const known = skips[at] && armOf.get(id) === rival ? tie : (scores[at] ?? null);
      if (known !== null) scoresOf.get(id)?.set(key, known);
    });
  }
  return rows.map((row) => ({ ...row, scores: scoresOf.get(row.id) ?? new Map<string, number | null>() }));
}

/** A column of each evaluator, not a row of each score: of 60,000 rows the driver would make as many objects, which takes longest of all. */
const readColumns = (ctx: Context, evaluationId: string, armIds: string[]) =>
  ctx.db.execute<Column>(sql`
    select e.key, s.* from evaluation_evaluators e
    cross join lateral (
      select coalesce(json_agg(result_id), '[]') as ids, coalesce(json_agg(score), '[]') as scores,
        coalesce(json_agg(skipped is not null), '[]') as skips
      from result_scores where evaluation_id = e.evaluation_id and key = e.key and ${inArray(sql`arm_id`, armIds)}
    ) as s
    where e.workspace_id = ${ctx.workspaceId} and e.evaluation_id = ${evaluationId}
    order by e.position`);
