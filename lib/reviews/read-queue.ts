import type { Context } from "@/lib/context";
import { countProgress } from "./count-progress";
import { readAgreement } from "./read-agreement";
import type { QueueRow } from "./rows";

export const noProgress = { items: 0, done: 0, judgements: 0, mine: 0, left: 0 };

/** A queue as it is answered, with how far it is and how far its reviewers agree. */
export async function readQueue(ctx: Context, queue: QueueRow) {
  const [progress, agreement] = await Promise.all([countProgress(ctx, [queue.id]), readAgreement(ctx, queue)]);
  return { ...queue, criteria: JSON.parse(queue.criteria), progress: progress.get(queue.id) ?? noProgress, agreement };
}
