import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import { getHealth } from "./get-health";
import { getWorkers } from "./get-workers";

test("says what /health says of the workers", () =>
  sandbox(async (ctx) => {
    await ctx.db.execute(sql`delete from pgboss.instance`);
    expect(await getWorkers(ctx, {})).toEqual({ live: 0, lastSeenAt: null });
    await ctx.db.execute(sql`
      insert into pgboss.instance
        (id, name, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate, persist_queue_stats,
         persist_warnings, workers, heartbeat_on)
      values (${randomUUID()}, 'worker', 'here', 1, '12', '24', 5, true, true, true, false, false, '[]', now() - interval '16 seconds')`);
    const { live, lastSeenAt } = await getWorkers(ctx, {});
    const { worker } = await getHealth(ctx, {});
    expect({ live, lastSeenAt: lastSeenAt?.toISOString() }).toEqual({ live: 0, lastSeenAt: worker.lastSeenAt });
    await ctx.db.execute(sql`update pgboss.instance set heartbeat_on = now()`);
    expect(await getWorkers(ctx, {})).toMatchObject({ live: 1 });
  }));
