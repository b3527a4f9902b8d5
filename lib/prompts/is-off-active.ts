import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

/**
 * Whether a version and the one that production serves come from different branches: neither was made from the other, over any number of
 * steps. What was branched from nothing is on no branch.
 */
export const isOffActive = verb("prompts:read", async (ctx, { id, activeId }: { id: string; activeId: string }) => {
  const steps = sql`
    select v.id as root, v.id, v.based_on from prompt_versions v
    where v.workspace_id = ${ctx.workspaceId} and v.id in (${id}, ${activeId})
    union
    select s.root, v.id, v.based_on from steps s join prompt_versions v on v.id = s.based_on and v.workspace_id = ${ctx.workspaceId}`;
  const [row] = await ctx.db.execute<{ isOff: boolean }>(sql`
    with recursive steps as (${steps})
    select exists (select 1 from steps where root = ${id} and id = ${id} and based_on is not null)
      and not exists (select 1 from steps where root = ${id} and id = ${activeId})
      and not exists (select 1 from steps where root = ${activeId} and id = ${id}) as "isOff"`);
  return row?.isOff ?? false;
});
