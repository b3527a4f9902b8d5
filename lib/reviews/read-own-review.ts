import { and, desc, eq } from "drizzle-orm";
import { reviews } from "@/db/schema/results";
import { type Context, lockFor } from "@/lib/context";

/** The caller's newest review of a result, until the transaction ends theirs alone: what they say next is to keep the rest of it. */
export async function readOwnReview(ctx: Context, resultId: string) {
  await lockFor(ctx.db, `reviews of ${resultId} by ${ctx.principal.id}`);
  const mine = and(
    eq(reviews.workspaceId, ctx.workspaceId),
    eq(reviews.resultId, resultId),
    eq(reviews.reviewerId, ctx.principal.id),
  );
  const [newest] = await ctx.db.select().from(reviews).where(mine).orderBy(desc(reviews.createdAt), desc(reviews.id)).limit(1);
  return newest ?? null;
}
