import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { evaluations } from "@/db/schema/evaluations";
import { reviewQueues } from "@/db/schema/review-queues";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { countProgress } from "./count-progress";
import { noProgress } from "./read-queue";
import { criteriaOf } from "./rows";
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
    .select({ queue: reviewQueues, evaluationName: evaluations.name })
    .from(reviewQueues)
    .innerJoin(evaluations, eq(evaluations.id, reviewQueues.evaluationId))
    .where(where)
    .orderBy(direction(reviewQueues.createdAt), direction(reviewQueues.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(reviewQueues, where);
  const progress = await countProgress(
    ctx,
    rows.map(({ queue }) => queue.id),
  );
  const listed = rows.map(({ queue, evaluationName }) => ({
    ...{ ...queue, evaluationName, criteria: criteriaOf(queue) },
    progress: progress.get(queue.id) ?? noProgress,
  }));
  return paginate(listed, total, input);
});
