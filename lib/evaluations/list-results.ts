import { and, eq, type SQL, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import { cutAt, fromNearerEnd, paginate, totalOf, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { pastResult, resultFilter } from "./result-filter";
import type { ListResults } from "./result-schema";
import { readEvaluationRow } from "./rows";
import { withDetails } from "./with-details";

/** An evaluation's results in the order they were planned, or by another column; every filter is one index or one join away. */
export const listResults = verb("evaluations:read", async (ctx, input: ListResults) => {
  await readEvaluationRow(ctx, input.id);
  const { where, order, backwards, isWhole } = resultFilter(ctx, input);
  const { limit, offset } = window(input);
  const isWalked = input.cursor !== undefined;
  const planned = isWhole ? await countPlanned(ctx, input.id) : null;
  const isCountedToo = planned === null && !isWalked; // a filter is looked at once, for the page and the total
  const asked = { limit: limit + 1, offset: isWalked ? 0 : offset };
  const from = planned === null || isWalked ? { ...asked, isBackwards: false } : fromNearerEnd(asked, planned);
  // Their ids first: else Postgres carries whole rows through the sort, those it skips included.
  const page = ctx.db
    .select({
      id: evaluationResults.id,
      matching: (isCountedToo ? sql<number>`(count(*) over ())::int` : sql<number>`0`).as("matching"),
    })
    .from(evaluationResults)
    .where(and(where, await pastResult(ctx, input)))
    .orderBy(...(from.isBackwards ? backwards : order))
    .limit(from.limit)
    .offset(from.offset)
    .as("page");
  const found = await ctx.db
    .select({ id: page.id, matching: page.matching, result: evaluationResults, versionId: evaluationArms.versionId })
    .from(page)
    .innerJoin(evaluationResults, eq(evaluationResults.id, page.id))
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .orderBy(...order);
  const count = async () => ctx.db.$count(evaluationResults, where);
  const total = planned ?? (await (isCountedToo ? totalOf(found[0]?.matching, offset, count) : count()));
  const { rows, nextCursor } = cutAt(found, limit);
  return { ...paginate(await withDetails(ctx, rows), total, input), nextCursor };
});

/** Items are numbered from 1 without a gap: the last number is how many there are, one step in the index. */
async function countPlanned({ db }: Context, evaluationId: string): Promise<number> {
  const last: SQL<number> = sql`coalesce(max(${evaluationResults.position}), 0)`;
  return one(await db.select({ last }).from(evaluationResults).where(eq(evaluationResults.evaluationId, evaluationId))).last;
}
