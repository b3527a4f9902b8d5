import { and, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { reviewTasks } from "@/db/schema/review-queues";
import type { Context } from "@/lib/context";

/** The caller's hold on an item, made where there is none, and kept from others until the transaction ends. */
export async function lockTask({ db, workspaceId, principal }: Context, itemId: string) {
  const reviewerId = principal.id;
  const now = sql`now()`;
  await db.insert(reviewTasks).values({ itemId, reviewerId, workspaceId, leasedAt: now, leasedUntil: now }).onConflictDoNothing();
  const mine = and(eq(reviewTasks.itemId, itemId), eq(reviewTasks.reviewerId, reviewerId));
  return one(await db.select().from(reviewTasks).where(mine).for("update"));
}
