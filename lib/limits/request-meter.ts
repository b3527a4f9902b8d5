import type { Db } from "@/db/client";
import { shareHits } from "./share-hits";

/** How a caller stands within the present minute. */
export type Rate = { limit: number; remaining: number; resetSeconds: number; isOver: boolean };

type Standing = { known: number; unshared: number; sharing: Promise<void> | null };
type Settings = {
  /** Names the counters in the table. */
  name: string;
  /** Requests a minute. */
  most: number;
  db: () => Db;
  /** Milliseconds; a test sets it. */
  now?: () => number;
  patienceMs?: number;
};

const windowMs = 60_000;
const mostCallers = 50_000;

/**
 * Counts requests in memory, and with the other processes through Postgres each time a caller has made a fortieth of the limit
 * here: most requests cost no round trip. What a process has not told yet is never more than a twentieth of the limit, so n
 * processes let at most 1 + n/20 times the limit through. While Postgres is away each process holds the limit by itself.
 */
export function requestMeter({ name, most, db, now = Date.now, patienceMs = 250 }: Settings) {
  const block = Math.max(1, Math.floor(most / 40));
  let window = 0;
  let callers = new Map<string, Standing>();

  const tell = async (standing: Standing, key: string): Promise<void> => {
    const hits = standing.unshared;
    const told = await within(patienceMs, shareHits(db(), { key, hits, seconds: 2 * (windowMs / 1000) }));
    standing.known = told ?? standing.known + hits;
    standing.unshared -= hits;
    standing.sharing = null;
  };
  const share = (standing: Standing, key: string): Promise<void> => {
    standing.sharing ??= tell(standing, key);
    return standing.sharing;
  };
  const standingOf = (caller: string): Standing => {
    const standing = callers.get(caller) ?? { known: 0, unshared: 0, sharing: null };
    if (callers.size >= mostCallers && !callers.has(caller)) callers.delete(callers.keys().next().value ?? caller);
    callers.set(caller, standing);
    return standing;
  };

  return async (caller: string): Promise<Rate> => {
    const at = now();
    const current = Math.floor(at / windowMs);
    if (current !== window) [window, callers] = [current, new Map()];
    const [standing, key] = [standingOf(caller), `${name} ${caller} ${current}`];
    while (standing.unshared >= 2 * block) await share(standing, key);
    const isOver = standing.known + standing.unshared >= most;
    if (!isOver && ++standing.unshared >= block) void share(standing, key);
    const remaining = Math.max(0, most - standing.known - standing.unshared);
    return { limit: most, remaining, resetSeconds: Math.ceil(((current + 1) * windowMs - at) / 1000), isOver };
  };
}

/** What `work` answers, or null where it fails or takes longer. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, ms, null);
  try {
    return await Promise.race([work, late.promise]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
