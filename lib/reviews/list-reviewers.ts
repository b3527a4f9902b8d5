import { sql } from "drizzle-orm";
import { verb } from "@/lib/verb";
import { readQueueRow } from "./rows";
import type { QueueId } from "./schema";

type Row = { reviewerId: string; name: string | null; judged: number; skipped: number; holding: number; lastAt: string | null };

/** Who judged how many of a queue, the busiest first; an API key has no name. */
export const listReviewers = verb("reviews:read", async (ctx, input: QueueId) => {
  const queue = await readQueueRow(ctx, input.id);
  const rows = await ctx.db.execute<Row>(sql`
    select t.reviewer_id as "reviewerId", u.name, count(t.review_id)::int as judged,
      (count(*) filter (where t.review_id is null and t.skipped_at is not null))::int as skipped,
      (count(*) filter (where t.review_id is null and t.skipped_at is null and t.leased_until > now()))::int as holding,
      max(v.created_at) as "lastAt"
    from review_tasks t join review_items i on i.id = t.item_id
    left join reviews v on v.id = t.review_id left join users u on u.id = t.reviewer_id
    where i.workspace_id = ${ctx.workspaceId} and i.queue_id = ${queue.id}
    group by t.reviewer_id, u.name having count(t.review_id) > 0 or bool_or(t.skipped_at is not null or t.leased_until > now())
    order by judged desc, u.name`);
  return rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt === null ? null : new Date(lastAt) }));
});
