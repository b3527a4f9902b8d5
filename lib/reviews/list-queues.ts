import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { reviewQueues } from "@/db/schema/review-queues";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { countProgress } from "./count-progress";
import { noProgress } from "./read-queue";
import type { ListQueues } from "./schema";

export const listQueues = verb("reviews:read", async (ctx, input: ListQueues) => {
  const where = and(
    eq(reviewQueues.workspaceId, ctx.workspaceId),
    input.evaluationId ? eq(reviewQueues.evaluationId, input.evaluationId) : undefined,
    input.open ? (input.open === "true" ? isNull : isNotNull)(reviewQueues.closedAt) : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select()
    .from(reviewQueues)
    .where(where)
    .orderBy(direction(reviewQueues.createdAt), direction(reviewQueues.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(reviewQueues, where);
  const progress = await countProgress(
    ctx,
    rows.map(({ id }) => id),
  );
  const listed = rows.map((row) => ({
    ...row,
    criteria: JSON.parse(row.criteria),
    progress: progress.get(row.id) ?? noProgress,
  }));
  return paginate(listed, total, input);
});
