import type postgres from "postgres";
import { watchPresence } from "./presence";

/** `load` is how many statements and transactions are under way, waiting ones included, and how many connections the pool may open. */
export type SteadyClient = {
  client: postgres.Sql;
  isAway(): boolean;
  load(): { open: number; max: number };
  close(): Promise<void>;
};

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
  let open = 0;
  const ended = () => {
    open--;
  };
  const counted =
    (name: "unsafe" | "begin") =>
    (...args: unknown[]) => {
      const under: Promise<unknown> = Reflect.apply(pool[name], pool, args);
      open++;
      Promise.prototype.then.call(under, ended, ended); // the driver's own `then` would send a statement before it is complete
      return under;
    };
  const client = new Proxy(pool, {
    apply: (_, self, args) => Reflect.apply(pool, self, args),
    get: (_, name) => (name === "unsafe" || name === "begin" ? counted(name) : Reflect.get(pool, name)),
  });
  const close = async () => {
    presence.stop();
    await pool.end({ timeout: 5 });
  };
  return { client, isAway: presence.isAway, load: () => ({ open, max: pool.options.max }), close };
}
