import { and, count, eq, inArray } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { verb } from "@/lib/verb";

/** How many evaluations used each of these datasets, by the dataset's id; one that was never used is left out. */
export const countUses = verb("datasets:read", async (ctx, { ids }: { ids: string[] }): Promise<Record<string, number>> => {
  if (ids.length === 0) return {};
  const rows = await ctx.db
    .select({ id: evaluations.datasetId, uses: count() })
    .from(evaluations)
    .where(and(eq(evaluations.workspaceId, ctx.workspaceId), inArray(evaluations.datasetId, ids)))
    .groupBy(evaluations.datasetId);
  return Object.fromEntries(rows.map(({ id, uses }) => [id, uses]));
});
