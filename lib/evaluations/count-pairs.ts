import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import type { ListPairs } from "./comparison-schema";
import { orderedPairs } from "./ordered-pairs";

/** How many cases of a list of pairs changed which way, whatever it is narrowed to. */
export const countPairs = verb("evaluations:read", async (ctx, input: ListPairs) => {
  const { table } = await orderedPairs(ctx, input);
  const rows = await ctx.db.execute<{ change: string; cases: number }>(
    sql`select change, count(*)::int as cases from ${table} as pairs group by change`,
  );
  return new Map(rows.map(({ change, cases }) => [change, cases]));
});
