import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

const shown = 12;

/** The failure tags people of the workspace give most, to choose from. */
export const listFailureTags = verb("reviews:read", async (ctx, _: Record<string, never>): Promise<string[]> => {
  const rows = await ctx.db.execute<{ tag: string }>(sql`
    select tag from (
      select failure_tags from reviews where workspace_id = ${ctx.workspaceId} and failure_tags <> '{}' order by id desc limit 1000
    ) as latest cross join unnest(failure_tags) as tag
    group by tag order by count(*) desc, tag limit ${shown}`);
  return rows.map(({ tag }) => tag);
});
