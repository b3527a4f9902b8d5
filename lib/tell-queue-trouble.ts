import { z } from "zod";
import { log } from "./log";

/** pg-boss hands some of its errors on as plain objects. */
const Trouble = z.object({
  message: z.string(),
  stack: z.string().optional(),
  code: z.string().optional(),
  queue: z.string().optional(),
});

const quietMs = 10_000;
const told = new Map<string, { at: number; times: number }>();

/** Logs what went wrong in the queue. An outage makes the same trouble dozens of times a second: one line in ten seconds says how often. */
export function tellQueueTrouble(trouble: unknown, now = performance.now()): void {
  const { message, stack, code, queue } = Trouble.safeParse(trouble).data ?? { message: "of a kind we do not know" };
  const kind = code ?? message;
  const before = told.get(kind);
  if (before && now - before.at < quietMs) {
    before.times++;
    return;
  }
  told.set(kind, { at: now, times: 1 });
  if (told.size > 100) told.clear();
  const error = trouble instanceof Error ? trouble : Object.assign(new Error(message), { stack, code });
  log().error({ err: error, ...(queue && { queue }), ...(before && { times: before.times }) }, "queue");
}
