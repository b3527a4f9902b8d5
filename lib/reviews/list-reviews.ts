import { and, desc, eq, getTableColumns } from "drizzle-orm";
import { reviews } from "@/db/schema/results";
import { users } from "@/db/schema/workspaces";
import type { ResultId } from "@/lib/evaluations/result-schema";
import { verb } from "@/lib/verb";

/** Everybody's reviews of a result, the newest first, with the reviewers' names. */
export const listReviews = verb("reviews:read", (ctx, { id }: ResultId) =>
  ctx.db
    .select({ ...getTableColumns(reviews), reviewerName: users.name })
    .from(reviews)
    .leftJoin(users, eq(users.id, reviews.reviewerId))
    .where(and(eq(reviews.workspaceId, ctx.workspaceId), eq(reviews.resultId, id)))
    .orderBy(desc(reviews.createdAt), desc(reviews.id)),
);
