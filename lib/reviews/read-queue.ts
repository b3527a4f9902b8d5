import type { Context } from "@/lib/context";
import { readEvaluationRow } from "@/lib/evaluations/rows";
import { countProgress } from "./count-progress";
import { readAgreement } from "./read-agreement";
import { criteriaOf, type QueueRow } from "./rows";

export const noProgress = { items: 0, done: 0, judgements: 0, mine: 0, left: 0 };

/** A queue as it is answered, with how far it is and how far its reviewers agree. */
export async function readQueue(ctx: Context, queue: QueueRow) {
  const [progress, agreement, { name: evaluationName }] = await Promise.all([
    countProgress(ctx, [queue.id]),
    readAgreement(ctx, queue),
    readEvaluationRow(ctx, queue.evaluationId),
  ]);
  const criteria = criteriaOf(queue);
  return { ...queue, evaluationName, criteria, progress: progress.get(queue.id) ?? noProgress, agreement };
}
