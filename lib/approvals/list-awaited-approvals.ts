import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";

type Row = { versionId: string; required: number; approved: number; declined: number };

/**
 * The published versions of a prompt after the one that production serves that its gate asks approvals for, and how many people said yes
 * or no to each by their newest word; who wrote something since what is served is not counted. One statement; none where none is asked.
 */
export const listAwaitedApprovals = verb("reviews:read", async (ctx, { promptId }: { promptId: string }) => [
  ...(await ctx.db.execute<Row>(sql`
    with served as (
      select v.number from deployments d join prompt_versions v on v.id = d.version_id
      where d.workspace_id = ${ctx.workspaceId} and d.prompt_id = ${promptId} and d.environment = 'production'
    ), waiting as (
      select v.id, v.content_hash, (g.rules->>'approvals')::int as required
      from gates g join prompt_versions v on v.workspace_id = g.workspace_id and v.prompt_id = g.prompt_id and v.state = 'ready'
      where g.workspace_id = ${ctx.workspaceId} and g.prompt_id = ${promptId} and g.environment = 'production'
        and (g.rules->>'approvals')::int > 0 and v.number > coalesce((select number from served), 0)
    ), heard as (
      select distinct on (a.content_hash, a.created_by) a.content_hash, a.created_by, a.decision
      from approvals a join members m on m.workspace_id = a.workspace_id and m.user_id = a.created_by and m.role <> 'viewer'
      where a.workspace_id = ${ctx.workspaceId} and a.prompt_id = ${promptId}
      order by a.content_hash, a.created_by, a.created_at desc, a.id desc
    ), authors as (
      select distinct x.person_id from version_edits x join prompt_versions v on v.id = x.version_id
      where x.workspace_id = ${ctx.workspaceId} and x.prompt_id = ${promptId}
        and v.number > coalesce((select number from served), 0)
    )
    select w.id as "versionId", w.required,
      (count(*) filter (where h.decision = 'approve' and h.created_by not in (select person_id from authors)))::int as approved,
      (count(*) filter (where h.decision = 'decline'))::int as declined
    from waiting w left join heard h on h.content_hash = w.content_hash
    group by w.id, w.required`)),
]);
