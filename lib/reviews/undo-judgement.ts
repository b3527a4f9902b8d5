import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { reviews } from "@/db/schema/results";
import { reviewItems, reviewTasks } from "@/db/schema/review-queues";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { readQueueRow, requireNotClosed } from "./rows";
import type { QueueId } from "./schema";

/** Takes back the caller's last judgement in a queue; the item is in their hands again. Null where there is none. */
export const undoJudgement = verb("reviews:write", (ctx, { id }: QueueId) =>
  inTransaction(ctx, async (ctx) => {
    const reviewerId = ctx.principal.id;
    const queue = await readQueueRow(ctx, id);
    requireNotClosed(queue);
    const [last] = await ctx.db
      .select({ itemId: reviewTasks.itemId, reviewId: reviews.id, resultId: reviews.resultId })
      .from(reviewTasks)
      .innerJoin(reviewItems, eq(reviewItems.id, reviewTasks.itemId))
      .innerJoin(reviews, eq(reviews.id, reviewTasks.reviewId))
      .where(and(eq(reviewItems.queueId, queue.id), eq(reviewTasks.reviewerId, reviewerId), isNotNull(reviewTasks.reviewId)))
      .orderBy(desc(reviews.createdAt), desc(reviews.id))
      .limit(1)
      .for("update", { of: reviewTasks });
    if (!last) return { itemId: null };
    await ctx.db
      .update(reviewTasks)
      .set({ reviewId: null, leasedUntil: sql`now() + interval '10 minutes'` })
      .where(and(eq(reviewTasks.itemId, last.itemId), eq(reviewTasks.reviewerId, reviewerId)));
    await ctx.db.delete(reviews).where(and(eq(reviews.workspaceId, ctx.workspaceId), eq(reviews.id, last.reviewId)));
    await recordAudit(ctx, "review.undone", last.reviewId, { resultId: last.resultId, queueId: queue.id });
    return { itemId: last.itemId };
  }),
);
