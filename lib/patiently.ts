import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseAway, isRefusedForNow } from "@/db/rows";
import { log } from "./log";

const longestMs = 20_000;

/**
 * Tries again while Postgres is away, or cannot do now what it could do before (a deadlock ended at our cost, a statement or a lock
 * that took too long, a full disk), for a worker that holds answers worth keeping.
 * `work` must be safe to repeat.
 */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let waited = 0, pause = 100; ; waited += pause, pause = Math.min(pause * 2, 2_000)) {
    try {
      return await work();
    } catch (error) {
      if (!(isDatabaseAway(error) || isRefusedForNow(error)) || waited >= longestMs) throw error;
      log().warn({ err: error }, "the database did not take a statement; trying again");
      await delay(pause);
    }
  }
}
