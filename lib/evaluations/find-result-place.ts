import { eq, sql } from "drizzle-orm";
import { evaluationResults } from "@/db/schema/results";
import { verb } from "@/lib/verb";
import { resultFilter } from "./result-filter";
import type { ListResults } from "./result-schema";

/** Where a result stands in a list of results: its place from 1, and its neighbours. */
export type Place = { place: number; total: number; before: string | null; after: string | null };

/** The place of a result in the list these filters give; null where it is not in it. One statement. */
export const findResultPlace = verb(
  "evaluations:read",
  async (ctx, { resultId, ...input }: ListResults & { resultId: string }): Promise<Place | null> => {
    const { where, order } = resultFilter(ctx, input);
    const { id } = evaluationResults;
    const by = sql.join(order, sql`, `);
    const listed = ctx.db
      .select({
        id,
        place: sql<number>`(row_number() over (order by ${by}))::int`.as("place"),
        total: sql<number>`(count(*) over ())::int`.as("total"),
        before: sql<string | null>`lag(${id}) over (order by ${by})`.as("before"),
        after: sql<string | null>`lead(${id}) over (order by ${by})`.as("after"),
      })
      .from(evaluationResults)
      .where(where)
      .as("listed");
    const { place, total, before, after } = listed;
    const [found] = await ctx.db.select({ place, total, before, after }).from(listed).where(eq(listed.id, resultId));
    return found ?? null;
  },
);
