import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { log } from "@/lib/log";
import { hint } from "./hint";

const resting = new Map<string, { again: boolean }>();

/**
 * Nudges whoever waits for one of `topics`, on a connection of its own and without being waited for: a NOTIFY makes committers queue, so it
 * is no part of a result's transaction. With `everyMs` the same hint goes out at once, then at most that often in this process.
 */
export function sendHint(topics: string[], everyMs = 0): void {
  const key = topics.join(" ");
  const rest = resting.get(key);
  if (rest) {
    rest.again = true;
    return;
  }
  database()
    .execute(sql`select ${hint(...topics)}`)
    .catch((error) => log().debug({ err: error }, "a hint was not sent"));
  if (everyMs === 0) return;
  const mine = { again: false };
  resting.set(key, mine);
  setTimeout(() => {
    resting.delete(key);
    if (mine.again) sendHint(topics, everyMs);
  }, everyMs).unref();
}
