import { and, asc, eq, sql } from "drizzle-orm";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";

/** What is stored a little later may bear an earlier time: so much is left for it before a time counts as past. */
const settledMs = 2_000;
const pageSize = 200;

/** A place in the order in which results ended: microseconds, and the item's position. */
export type ResultPlace = { micros: string; position: number };

export const placeOf = (id: string): ResultPlace => {
  const [micros = "0", position] = id.split("-");
  return { micros, position: Number(position) };
};

const micros = sql<string>`(extract(epoch from ${evaluationResults.finishedAt}) * 1000000)::bigint::text`;
const timeOf = (place: ResultPlace) => sql`to_timestamp(0) + ${place.micros}::bigint * interval '1 microsecond'`;

/** Where somebody stands who knows all that has ended by now. */
export async function placeNow(ctx: Context): Promise<ResultPlace> {
  const [now] = await ctx.db.execute<{ micros: string }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as micros`,
  );
  return { micros: now?.micros ?? "0", position: 0 };
}

/**
 * The results that ended after a place, in that order, a page of them. While the evaluation runs the last two seconds are left out, so
 * that none is passed over; `isWhole` when there is no further page.
 */
export async function endedResults(ctx: Context, evaluationId: string, after: ResultPlace, isOpen: boolean) {
  const settled = isOpen ? sql`clock_timestamp() - ${settledMs} * interval '1 millisecond'` : sql`'infinity'::timestamptz`;
  const rows = await ctx.db
    .select({
      id: evaluationResults.id,
      armId: evaluationResults.armId,
      caseId: evaluationResults.caseId,
      trial: evaluationResults.trial,
      status: evaluationResults.status,
      outcome: evaluationResults.outcome,
      total: evaluationResults.total,
      passed: evaluationResults.passed,
      latencyMs: evaluationResults.latencyMs,
      finishedAt: evaluationResults.finishedAt,
      position: evaluationResults.position,
      micros,
    })
    .from(evaluationResults)
    .where(
      and(
        eq(evaluationResults.workspaceId, ctx.workspaceId),
        eq(evaluationResults.evaluationId, evaluationId),
        sql`${evaluationResults.finishedAt} >= ${timeOf(after)}`,
        sql`(${evaluationResults.finishedAt}, ${evaluationResults.position}) > (${timeOf(after)}, ${after.position}::int)`,
        sql`${evaluationResults.finishedAt} < ${settled}`,
      ),
    )
    .orderBy(asc(evaluationResults.finishedAt), asc(evaluationResults.position))
    .limit(pageSize);
  return { rows, isWhole: rows.length < pageSize };
}
