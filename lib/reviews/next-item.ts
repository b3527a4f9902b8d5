import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults, resultOutputs } from "@/db/schema/results";
import { reviewTasks } from "@/db/schema/review-queues";
import { type Context, inTransaction, lockFor } from "@/lib/context";
import { verb } from "@/lib/verb";
import { countProgress } from "./count-progress";
import { noProgress } from "./read-queue";
import { type QueueRow, readItemRow, readQueueRow, requireNotClosed } from "./rows";
import type { TakeItem } from "./schema";

const leaseMinutes = 10;
/** What is only got ready is not kept from others for long. */
const readyMinutes = 3;

/**
 * The next item for this reviewer, held for ten minutes: the one they hold already, else the one that lacks the fewest judgements
 * and that nobody else has in hand. Asked again it holds the same item on.
 */
export const nextItem = verb("reviews:write", async (ctx, { id, beside, prefer }: TakeItem) => {
  const reviewerId = ctx.principal.id;
  const queue = await readQueueRow(ctx, id);
  requireNotClosed(queue);
  const held = await inTransaction(ctx, async (ctx) => {
    await lockFor(ctx.db, `review queue ${queue.id}`); // two who ask at once must not get the same last place
    if (beside !== undefined) await holdOn(ctx, (await readItemRow(ctx, queue.id, beside)).id, reviewerId);
    const found = await findFree(ctx, queue, { reviewerId, beside, prefer });
    return found === null ? null : hold(ctx, found, reviewerId, beside === undefined ? leaseMinutes : readyMinutes);
  });
  const progress = (await countProgress(ctx, [queue.id])).get(queue.id) ?? noProgress;
  return { item: held && (await describeItem(ctx, queue, held)), progress };
});

type Wish = { reviewerId: string; beside?: string; prefer?: string };

async function findFree(ctx: Context, queue: QueueRow, { reviewerId, beside = "", prefer = "" }: Wish): Promise<string | null> {
  const [free] = await ctx.db.execute<{ id: string }>(sql`
    select i.id from review_items i
    cross join lateral (
      select count(review_id) as done,
        count(*) filter (where review_id is null and skipped_at is null and leased_until > now() and reviewer_id <> ${reviewerId}) as held,
        coalesce(bool_or(reviewer_id = ${reviewerId} and (review_id is not null or skipped_at is not null)), false) as seen,
        coalesce(bool_or(reviewer_id = ${reviewerId} and leased_until > now()), false) as mine
      from review_tasks where item_id = i.id
    ) as t
    where i.workspace_id = ${ctx.workspaceId} and i.queue_id = ${queue.id} and not t.seen and i.id <> ${beside}
      and t.done + t.held < ${queue.reviewersPerItem}
    order by i.id = ${prefer} desc, t.mine desc, t.done desc, i.position limit 1`);
  return free?.id ?? null;
}

/** Another ten minutes for an item in this reviewer's hands; one that slipped out of them is not taken from who has it now. */
async function holdOn(ctx: Context, itemId: string, reviewerId: string): Promise<void> {
  const mine = and(
    eq(reviewTasks.itemId, itemId),
    eq(reviewTasks.reviewerId, reviewerId),
    gt(reviewTasks.leasedUntil, sql`now()`),
  );
  await ctx.db
    .update(reviewTasks)
    .set({ leasedUntil: endOfLease(leaseMinutes) })
    .where(mine);
}

const endOfLease = (minutes: number) => sql`now() + make_interval(mins => ${minutes})`;

async function hold(ctx: Context, itemId: string, reviewerId: string, minutes: number) {
  const leasedUntil = endOfLease(minutes);
  const [task] = await ctx.db
    .insert(reviewTasks)
    .values({ itemId, reviewerId, workspaceId: ctx.workspaceId, leasedAt: sql`now()`, leasedUntil })
    .onConflictDoUpdate({ target: [reviewTasks.itemId, reviewTasks.reviewerId], set: { leasedUntil } })
    .returning({ itemId: reviewTasks.itemId, leasedUntil: reviewTasks.leasedUntil });
  return task ? { ...task, heldForSeconds: minutes * 60 } : null;
}

type Held = { itemId: string; leasedUntil: Date; heldForSeconds: number };

/** What the reviewer sees of it: in a blind queue neither arm, model nor score. */
async function describeItem(ctx: Context, queue: QueueRow, { itemId, ...lease }: Held) {
  const item = await readItemRow(ctx, queue.id, itemId);
  const sides =
    item.rivalId === null ? [item.resultId] : item.swapped ? [item.resultId, item.rivalId] : [item.rivalId, item.resultId];
  const rows = await ctx.db
    .select({
      ...{ resultId: evaluationResults.id, total: evaluationResults.total, passed: evaluationResults.passed },
      ...{ armLabel: evaluationArms.label, messages: resultOutputs.messages, output: resultOutputs.output },
      ...{ caseId: evaluationResults.caseId, variables: caseVersions.variables, expectations: caseVersions.expectations },
    })
    .from(evaluationResults)
    .innerJoin(evaluationArms, eq(evaluationArms.id, evaluationResults.armId))
    .innerJoin(caseVersions, eq(caseVersions.id, evaluationResults.caseVersionId))
    .leftJoin(resultOutputs, eq(resultOutputs.resultId, evaluationResults.id))
    .where(and(eq(evaluationResults.workspaceId, ctx.workspaceId), inArray(evaluationResults.id, sides)));
  const shown = sides.flatMap((id) => rows.filter(({ resultId }) => resultId === id));
  const [first] = shown;
  return {
    ...{ id: item.id, position: item.position, ...lease },
    // two prompts of a pair may differ, and would say which side is which
    messages: item.rivalId === null && first?.messages ? JSON.parse(first.messages) : null,
    case: {
      id: first?.caseId ?? "",
      variables: first ? JSON.parse(first.variables) : null,
      expectations: first ? JSON.parse(first.expectations) : null,
    },
    sides: shown.map(({ output }) => ({ output: answerOf(output, queue.blind) })),
    revealed: queue.blind ? null : shown.map(({ resultId, armLabel, total, passed }) => ({ resultId, armLabel, total, passed })),
  };
}

/** The answer without what names its model, where the queue is blind. */
function answerOf(output: string | null, blind: boolean) {
  if (output === null) return null;
  const { servedModel, ...answer } = JSON.parse(output);
  return blind ? answer : { ...answer, servedModel };
}
