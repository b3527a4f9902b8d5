import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { reviews } from "@/db/schema/results";
import { reviewTasks } from "@/db/schema/review-queues";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict, invalidInput } from "@/lib/errors";
import { readResult } from "@/lib/evaluations/rows";
import { verb } from "@/lib/verb";
import { lockTask } from "./lock-task";
import { scoreOfAnswers } from "./read-answers";
import { criteriaOf, type QueueRow, readItemRow, readQueueRow, requireNotClosed } from "./rows";
import type { JudgeItem } from "./schema";

/** A judgement on an item, once a reviewer. It counts also when the hold on the item has run out meanwhile: no judgement is lost. */
export const judgeItem = verb("reviews:write", (ctx, input: JudgeItem) =>
  inTransaction(ctx, async (ctx) => {
    const reviewerId = ctx.principal.id;
    const queue = await readQueueRow(ctx, input.id);
    requireNotClosed(queue);
    const item = await readItemRow(ctx, queue.id, input.itemId);
    const mine = and(eq(reviewTasks.itemId, item.id), eq(reviewTasks.reviewerId, reviewerId));
    if ((await lockTask(ctx, item.id)).reviewId) throw conflict("You have judged this item already. Undo that first.");
    const score = scoreOf(queue, input, item.swapped);
    const { result } = await readResult(ctx, item.resultId);
    const { answers, comment, correctedOutput, failureTags } = input;
    const review = one(
      await ctx.db
        .insert(reviews)
        .values({
          ...{ workspaceId: ctx.workspaceId, evaluationId: result.evaluationId, resultId: result.id, itemId: item.id },
          ...{ answers: JSON.stringify(answers), score, passed: queue.kind === "pairs" ? null : score >= 0.5 },
          ...{ comment, correctedOutput, failureTags, reviewerId, createdBy: reviewerId },
        })
        .returning(),
    );
    await ctx.db.update(reviewTasks).set({ reviewId: review.id, skippedAt: null }).where(mine);
    await recordAudit(ctx, "review.created", review.id, { resultId: result.id, queueId: queue.id, score });
    return review;
  }),
);

/** Of a pair: 1 where the candidate is better, 0 where the baseline is, 0.5 for a tie. */
function scoreOf(queue: QueueRow, { answers, better }: JudgeItem, swapped: boolean): number {
  const score = scoreOfAnswers(criteriaOf(queue), answers);
  if (queue.kind === "single") {
    if (better !== undefined) throw invalidInput("better: this queue shows one answer at a time.");
    if (score === null) throw invalidInput("answers: answer at least one criterion.");
    return score;
  }
  if (better === undefined) throw invalidInput("better: say left, right or tie.");
  return better === "tie" ? 0.5 : Number((better === "left") === swapped);
}
