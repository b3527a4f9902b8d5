import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import type { ListPairs } from "./comparison-schema";
import type { Place } from "./find-result-place";
import { orderedPairs } from "./ordered-pairs";

/** The place of a candidate's result in the list of pairs these filters give; its neighbours are candidate's results, too. */
export const findPairPlace = verb(
  "evaluations:read",
  async (ctx, { resultId, ...input }: ListPairs & { resultId: string }): Promise<Place | null> => {
    const { table, where, order } = await orderedPairs(ctx, input);
    const [found] = await ctx.db.execute<Place>(sql`
      select place, total, before, after from (
        select "candidateId", (row_number() over listed)::int as place, (count(*) over ())::int as total,
          lag("candidateId") over listed as before, lead("candidateId") over listed as after
        from ${table} as pairs where ${where} window listed as (order by ${order})
      ) as places where "candidateId" = ${resultId}`);
    return found ?? null;
  },
);
