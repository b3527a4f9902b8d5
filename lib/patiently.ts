import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseAway, violated } from "@/db/rows";
import { log } from "./log";

const longestMs = 20_000;

/**
 * Tries again while Postgres is away, or where it ended a deadlock at our cost, for a worker that holds answers worth keeping.
 * `work` must be safe to repeat.
 */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let waited = 0, pause = 100; ; waited += pause, pause = Math.min(pause * 2, 2_000)) {
    try {
      return await work();
    } catch (error) {
      const passing = isDatabaseAway(error) || violated(error)?.kind === "deadlock";
      if (!passing || waited >= longestMs) throw error;
      log().warn({ err: error }, "the database did not take a statement; trying again");
      await delay(pause);
    }
  }
}
