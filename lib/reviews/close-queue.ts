import { and, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { reviewQueues } from "@/db/schema/review-queues";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { readQueue } from "./read-queue";
import { readQueueRow, requireNotClosed } from "./rows";
import type { QueueId } from "./schema";

/** Nothing more is judged in it; what was judged stays. */
export const closeQueue = verb("evaluations:write", (ctx, { id }: QueueId) =>
  inTransaction(ctx, async (ctx) => {
    requireNotClosed(await readQueueRow(ctx, id));
    const mine = and(eq(reviewQueues.workspaceId, ctx.workspaceId), eq(reviewQueues.id, id));
    const closed = one(await ctx.db.update(reviewQueues).set({ closedAt: sql`now()` }).where(mine).returning());
    await recordAudit(ctx, "review_queue.closed", id);
    return readQueue(ctx, closed);
  }),
);
