import { and, eq, isNotNull, sql } from "drizzle-orm";
import { prompts } from "@/db/schema/prompts";
import { verb } from "@/lib/verb";

const most = 200;

/** The tags and categories that the workspace's prompts have, in order: what their list can be narrowed to. */
export const listPromptGroups = verb("prompts:read", async ({ db, workspaceId }) => {
  const own = eq(prompts.workspaceId, workspaceId);
  const tags = await db
    .selectDistinct({ name: sql<string>`unnest(${prompts.tags})` })
    .from(prompts)
    .where(own)
    .orderBy(sql`1`)
    .limit(most);
  const categories = await db
    .selectDistinct({ name: sql<string>`${prompts.category}` })
    .from(prompts)
    .where(and(own, isNotNull(prompts.category)))
    .orderBy(sql`1`)
    .limit(most);
  return { tags: tags.map(({ name }) => name), categories: categories.map(({ name }) => name) };
});
