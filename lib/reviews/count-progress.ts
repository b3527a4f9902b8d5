import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

export type Progress = { items: number; done: number; judgements: number; mine: number; left: number };

/** How far queues are, for everybody and for the caller: one statement whatever their number. */
export async function countProgress(ctx: Context, queueIds: string[]): Promise<Map<string, Progress>> {
  if (queueIds.length === 0) return new Map();
  const me = ctx.principal.id;
  const rows = await ctx.db.execute<Progress & { id: string }>(sql`
    select q.id, count(i.id)::int as items,
      (count(*) filter (where t.done >= q.reviewers_per_item))::int as done,
      coalesce(sum(t.done), 0)::int as judgements,
      coalesce(sum(t.mine), 0)::int as mine,
      (count(*) filter (where t.done < q.reviewers_per_item and not t.seen))::int as left
    from review_queues q join review_items i on i.queue_id = q.id
    cross join lateral (
      select count(review_id) as done, count(review_id) filter (where reviewer_id = ${me}) as mine,
        coalesce(bool_or(reviewer_id = ${me} and (review_id is not null or skipped_at is not null)), false) as seen
      from review_tasks where item_id = i.id
    ) as t
    where q.workspace_id = ${ctx.workspaceId} and q.id in (${sql.join(
      queueIds.map((id) => sql`${id}`),
      sql`, `,
    )})
    group by q.id`);
  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}
