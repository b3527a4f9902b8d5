import { verb } from "@/lib/verb";
import { readQueue } from "./read-queue";
import { readQueueRow } from "./rows";
import type { QueueId } from "./schema";

export const getQueue = verb("reviews:read", async (ctx, { id }: QueueId) => readQueue(ctx, await readQueueRow(ctx, id)));
