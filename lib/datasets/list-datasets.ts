import { and, asc, desc, eq, ilike, isNotNull, isNull, or, sql } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { toDataset } from "./rows";
import type { ListDatasets } from "./schema";

export const listDatasets = verb("datasets:read", async (ctx, input: ListDatasets) => {
  const pattern = input.q ? likePattern(input.q) : null;
  const where = and(
    eq(datasets.workspaceId, ctx.workspaceId),
    input.archived ? isNotNull(datasets.archivedAt) : isNull(datasets.archivedAt),
    input.tag ? sql`${input.tag} = any(${datasets.tags})` : undefined,
    pattern ? or(ilike(datasets.name, pattern), ilike(datasets.description, pattern)) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(datasets)
    .where(where)
    .orderBy(direction(datasets[input.sort]), direction(datasets.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(datasets, where);
  return paginate(rows.map(toDataset), total, input);
});
