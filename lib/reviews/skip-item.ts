import { and, eq, sql } from "drizzle-orm";
import { reviewTasks } from "@/db/schema/review-queues";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { lockTask } from "./lock-task";
import { readItemRow, readQueueRow, requireNotClosed } from "./rows";
import type { SkipItem } from "./schema";

/** Leaves an item to others: it is not handed to this reviewer again. */
export const skipItem = verb(
  "reviews:write",
  (ctx, input: SkipItem): Promise<void> =>
    inTransaction(ctx, async (ctx) => {
      const queue = await readQueueRow(ctx, input.id);
      requireNotClosed(queue);
      const { itemId, reviewerId, reviewId } = await lockTask(ctx, (await readItemRow(ctx, queue.id, input.itemId)).id);
      if (reviewId) throw conflict("You have judged this item already. Undo that first.");
      const mine = and(eq(reviewTasks.itemId, itemId), eq(reviewTasks.reviewerId, reviewerId));
      await ctx.db.update(reviewTasks).set({ skippedAt: sql`now()` }).where(mine);
    }),
);
