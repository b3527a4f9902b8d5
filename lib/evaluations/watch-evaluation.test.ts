import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { watchEvaluation } from "./watch-evaluation";

test("tells when the last worker goes and when one comes", () =>
  sandbox(async (ctx) => {
    await ctx.db.execute(sql`delete from pgboss.instance`);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    const stop = new AbortController();
    const { events } = await watchEvaluation(ctx, { id, results: false });
    const stream = events(stop.signal);
    const next = async () => (await stream.next()).value?.data;
    expect(await next()).toMatchObject({ status: "queued", workers: 0 });
    await ctx.db.execute(sql`
      insert into pgboss.instance
        (id, name, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate, persist_queue_stats,
         persist_warnings, workers, heartbeat_on)
      values (${randomUUID()}, 'worker', 'here', 1, '12', '24', 30, true, true, true, false, false, '[]', now())`);
    expect(await next()).toMatchObject({ status: "queued", workers: 1 });
    await ctx.db.execute(sql`update pgboss.instance set stopped_on = now()`);
    expect(await next()).toMatchObject({ status: "queued", workers: 0 });
    stop.abort();
    await stream.return();
  }));
