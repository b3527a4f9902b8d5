import { and, asc, count, desc, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { datasetRevisions } from "@/db/schema/datasets";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readDataset } from "./rows";
import type { ListRevisions } from "./schema";

export const listRevisions = verb("datasets:read", async (ctx, input: ListRevisions) => {
  await readDataset(ctx, input.id);
  const where = and(eq(datasetRevisions.workspaceId, ctx.workspaceId), eq(datasetRevisions.datasetId, input.id));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(datasetRevisions)
    .where(where)
    .orderBy(direction(datasetRevisions.number)) // revisions are made in order, so time sorts the same
    .limit(limit)
    .offset(offset);
  const { total } = one(await ctx.db.select({ total: count() }).from(datasetRevisions).where(where));
  return paginate(rows, total, input);
});
