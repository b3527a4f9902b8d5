import { and, asc, desc, eq } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { suiteRevisions } from "@/db/schema/suites";
import { users } from "@/db/schema/workspaces";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { isItsDataset, readSuite, recipeFields, withUses } from "./rows";
import type { ListSuiteRevisions } from "./schema";

/** What a suite asked from one change to the next. */
export const listSuiteRevisions = verb("evaluations:read", async (ctx, input: ListSuiteRevisions) => {
  const { id } = await readSuite(ctx, input.id);
  const where = and(eq(suiteRevisions.workspaceId, ctx.workspaceId), eq(suiteRevisions.suiteId, id));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const { number, createdBy, createdAt } = suiteRevisions;
  const rows = await ctx.db
    .select({ number, ...recipeFields, createdBy, createdByName: users.name, createdAt })
    .from(suiteRevisions)
    .innerJoin(datasets, isItsDataset)
    .leftJoin(users, eq(users.id, createdBy))
    .where(where)
    .orderBy(direction(number)) // revisions are made in order, so time sorts the same
    .limit(limit)
    .offset(offset);
  return paginate(rows.map(withUses), await ctx.db.$count(suiteRevisions, where), input);
});
