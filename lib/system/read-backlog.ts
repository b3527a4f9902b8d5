import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { one } from "@/db/rows";

const stuckAfterSeconds = 300;

/**
 * How long the oldest job waits, and the queues that are stuck: a job has waited for minutes while nobody worked on any. Where somebody
 * does, long waits are a long line.
 */
export async function readBacklog(db: Db) {
  return one(
    await db.execute<{ oldestSeconds: number | null; stuck: string[] }>(sql`
      with queues as (
        select name,
          extract(epoch from now() - min(greatest(start_after, created_on)) filter (where state < 'active' and start_after <= now())) as waited,
          count(*) filter (where state = 'active' and coalesce(heartbeat_on, started_on) > now() - interval '1 minute') as active
        from pgboss.job where state <= 'active' group by name
      )
      select floor(max(waited))::int as "oldestSeconds",
        coalesce(array_agg(name order by name) filter (where waited > ${stuckAfterSeconds} and active = 0), '{}') as stuck
      from queues`),
  );
}
