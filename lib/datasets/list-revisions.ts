import { and, asc, desc, eq, getTableColumns } from "drizzle-orm";
import { datasetRevisions } from "@/db/schema/datasets";
import { users } from "@/db/schema/workspaces";
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
    .select({ ...getTableColumns(datasetRevisions), createdByName: users.name })
    .from(datasetRevisions)
    .leftJoin(users, eq(users.id, datasetRevisions.createdBy))
    .where(where)
    .orderBy(direction(datasetRevisions.number)) // revisions are made in order, so time sorts the same
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(datasetRevisions, where);
  return paginate(rows, total, input);
});
