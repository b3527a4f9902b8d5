import { one } from "@/db/rows";
import { reviewItems, reviewQueues } from "@/db/schema/review-queues";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { lockEvaluation, requireEnded } from "@/lib/evaluations/rows";
import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { chooseItems } from "./choose-items";
import { readQueue } from "./read-queue";
import type { CreateQueue } from "./schema";

/** Chooses results of a finished evaluation for people to judge; what was chosen does not change later. */
export const createQueue = verb("evaluations:write", (ctx, input: CreateQueue) =>
  inTransaction(ctx, async (ctx) => {
    requireEnded(await lockEvaluation(ctx, input.evaluationId));
    const chosen = await chooseItems(ctx, input);
    if (chosen.length === 0) throw unprocessable("No finished result fits this rule, so there would be nothing to judge.");
    const queue = one(
      await ctx.db
        .insert(reviewQueues)
        .values({
          workspaceId: ctx.workspaceId,
          evaluationId: input.evaluationId,
          name: input.name,
          kind: input.sideBySide ? "pairs" : "single",
          rule: input.sideBySide ? { ...input.rule, sideBySide: input.sideBySide } : input.rule,
          criteria: JSON.stringify(input.criteria),
          reviewersPerItem: input.reviewersPerItem,
          blind: input.blind,
          createdBy: ctx.principal.id,
        })
        .returning(),
    );
    await addItems(ctx, queue.id, chosen);
    await recordAudit(ctx, "review_queue.created", queue.id, { evaluationId: input.evaluationId, items: chosen.length });
    return readQueue(ctx, queue);
  }),
);

/** Which side a candidate stands on follows from ids nobody chose, so it is as good as a coin and can be checked later. */
async function addItems(ctx: Context, queueId: string, chosen: Awaited<ReturnType<typeof chooseItems>>): Promise<void> {
  const items = chosen.map(({ resultId, rivalId }, index) => ({
    ...{ workspaceId: ctx.workspaceId, queueId, position: index + 1, resultId, rivalId },
    swapped: rivalId !== null && Number.parseInt(sha256(`${queueId} ${resultId}`).slice(0, 1), 16) % 2 === 1,
  }));
  await ctx.db.insert(reviewItems).values(items);
}
