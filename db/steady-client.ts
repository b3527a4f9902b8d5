import type postgres from "postgres";
import { watchPresence } from "./presence";

export type SteadyClient = { client: postgres.Sql; isAway(): boolean; close(): Promise<void> };

/**
 * A pool that fails at once while Postgres is away, hanging included, and is a new one when it is back: a driver's pool waits for
 * answers that never come, and before it connects again. What was under way when it went away fails.
 */
export function openSteadyClient(openPool: (onClose: () => void) => postgres.Sql, openOne: typeof openPool): SteadyClient {
  let pool = openPool(() => presence.nudge());
  const presence = watchPresence(openOne, {
    onAway: () => void pool.end({ timeout: 0 }), // an ended pool refuses everything
    onBack: () => {
      pool = openPool(() => presence.nudge());
    },
  });
  const client = new Proxy(pool, {
    apply: (_, self, args) => Reflect.apply(pool, self, args),
    get: (_, name) => Reflect.get(pool, name),
  });
  const close = async () => {
    presence.stop();
    await pool.end({ timeout: 5 });
  };
  return { client, isAway: presence.isAway, close };
}
