import { and, eq } from "drizzle-orm";
import { reviewItems, reviewQueues } from "@/db/schema/review-queues";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { Criterion } from "./schema";

export type QueueRow = typeof reviewQueues.$inferSelect;

export async function readQueueRow(ctx: Context, id: string): Promise<QueueRow> {
  const mine = and(eq(reviewQueues.workspaceId, ctx.workspaceId), eq(reviewQueues.id, id));
  const [queue] = await ctx.db.select().from(reviewQueues).where(mine);
  if (!queue) throw notFound("review queue", id);
  return queue;
}

export async function readItemRow(ctx: Context, queueId: string, id: string) {
  const mine = and(eq(reviewItems.workspaceId, ctx.workspaceId), eq(reviewItems.queueId, queueId), eq(reviewItems.id, id));
  const [item] = await ctx.db.select().from(reviewItems).where(mine);
  if (!item) throw notFound("item of this queue", id);
  return item;
}

export function requireNotClosed({ closedAt }: QueueRow): void {
  if (closedAt) throw conflict("This review queue is closed.");
}

export const criteriaOf = ({ criteria }: QueueRow): Criterion[] => Criterion.array().parse(JSON.parse(criteria));
