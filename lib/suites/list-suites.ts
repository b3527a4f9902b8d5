import { and, asc, desc, eq, ilike, isNotNull, isNull, or } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { suiteRevisions, suites } from "@/db/schema/suites";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { isItsDataset, isRevisionOf, recipeFields, withUses } from "./rows";
import type { ListSuites } from "./schema";

/** The workspace's suites, each with what its newest revision asks: those in use, or with `archived` those put away. */
export const listSuites = verb("evaluations:read", async (ctx, input: ListSuites) => {
  const pattern = input.q ? likePattern(input.q) : null;
  const where = and(
    eq(suites.workspaceId, ctx.workspaceId),
    input.archived ? isNotNull(suites.archivedAt) : isNull(suites.archivedAt),
    input.datasetId ? eq(suiteRevisions.datasetId, input.datasetId) : undefined,
    pattern ? or(ilike(suites.name, pattern), ilike(suites.slug, pattern), ilike(suites.description, pattern)) : undefined,
  );
  const isNewest = and(isRevisionOf, eq(suiteRevisions.number, suites.revision));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({ suite: suites, recipe: recipeFields })
    .from(suites)
    .innerJoin(suiteRevisions, isNewest)
    .innerJoin(datasets, isItsDataset)
    .where(where)
    .orderBy(direction(suites[input.sort]), direction(suites.id))
    .limit(limit)
    .offset(offset);
  const matching = ctx.db.select({ id: suites.id }).from(suites).innerJoin(suiteRevisions, isNewest).where(where);
  const total = await ctx.db.$count(matching.as("matching"));
  return paginate(
    rows.map(({ suite, recipe }) => ({ ...suite, ...withUses(recipe) })),
    total,
    input,
  );
});
