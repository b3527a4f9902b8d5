import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";

const workerName = "worker";

/** How many workers are alive, and the last sign of any. They register themselves with pg-boss, their queues only at the first heartbeat; three without a sign and one is gone. */
export async function readWorkers(db: Db) {
  return one(
    await db.execute<{ live: number; lastSeenAt: string | null }>(sql`
      select
        count(*) filter (
          where stopped_on is null and heartbeat_on > now() - 3 * make_interval(secs => heartbeat_seconds)
        )::int as live,
        to_char(max(heartbeat_on) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastSeenAt"
      from pgboss.instance
      where name = ${workerName} or jsonb_array_length(workers) > 0`),
  );
}
