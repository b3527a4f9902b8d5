import type { z } from "zod";
import type { Context } from "@/lib/context";
import { createQueue } from "@/lib/reviews/create-queue";
import { listQueues } from "@/lib/reviews/list-queues";
import { CreateQueue, ListQueues } from "@/lib/reviews/schema";

/** The queue of that name, made where it is missing; judging it is left to whoever tries the demo. */
export async function ensureQueue(ctx: Context, input: z.input<typeof CreateQueue>): Promise<void> {
  const { data } = await listQueues(ctx, ListQueues.parse({ evaluationId: input.evaluationId }));
  if (!data.some(({ name }) => name === input.name)) await createQueue(ctx, CreateQueue.parse(input));
}
