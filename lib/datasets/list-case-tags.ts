import { and, eq, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { verb } from "@/lib/verb";
import { standing } from "./rows";

const most = 100;

/** The tags of a dataset's cases, the most frequent first, as many as a filter can offer. */
export const listCaseTags = verb("datasets:read", async (ctx, { id, revision }: { id: string; revision?: number }) => {
  const tag = sql<string>`unnest(${caseVersions.tags})`;
  const each = ctx.db
    .select({ tag: tag.as("tag") })
    .from(caseVersions)
    .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.datasetId, id), standing(revision)))
    .as("each");
  const rows = await ctx.db
    .select({ tag: each.tag, cases: sql<number>`count(*)::int` })
    .from(each)
    .groupBy(each.tag)
    .orderBy(sql`count(*) desc`, each.tag)
    .limit(most);
  return rows;
});
