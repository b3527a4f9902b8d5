import { verb } from "@/lib/verb";
import { readWorkers } from "./read-workers";

/** How many workers are alive, and when one was last seen: whether what is queued goes on. */
export const getWorkers = verb("evaluations:read", async (ctx, _input: object) => {
  const { live, lastSeenAt } = await readWorkers(ctx.db);
  return { live, lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt) };
});
