import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { providers } from "@/db/schema/providers";
import { sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { getHealth } from "./get-health";
import { Health } from "./schema";

type Instance = { name?: string | null; workers?: unknown[]; heartbeatOn?: SQL; stopped?: boolean };

const register = (db: Db, { name = null, workers = [], heartbeatOn = sql`now()`, stopped = false }: Instance) =>
  db.execute(sql`
    insert into pgboss.instance
      (id, name, host, pid, version, node_version, heartbeat_seconds, supervise, schedule, migrate, persist_queue_stats,
       persist_warnings, workers, heartbeat_on, stopped_on)
    values (${randomUUID()}, ${name}, 'here', 1, '12', '24', 30, true, true, true, false, false,
      ${JSON.stringify(workers)}::jsonb, ${heartbeatOn}, ${stopped ? sql`now()` : null})`);

describe("health", () => {
  test("is degraded while no worker has been seen; a sender is none", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.instance`);
      await ctx.db.execute(sql`delete from pgboss.job`); // what other tests left
      await register(ctx.db, {});
      const health = await getHealth(ctx, {});
      expect(health).toMatchObject({
        status: "degraded",
        database: { status: "ok", missingMigrations: [], unknownMigrations: 0, version: expect.stringMatching(/^\d+\.\d+$/) },
        queue: { status: "ok", version: expect.any(Number), missing: [], stuck: [] },
        worker: { status: "degraded", live: 0, lastSeenAt: null },
      });
      expect(parseInput(Health, health)).toEqual(health);
    }));

  test("is well with a worker, just started or at work", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.instance`);
      await ctx.db.execute(sql`update providers set sealed = null`); // what other tests left
      await ctx.db.execute(sql`delete from pgboss.job`);
      await register(ctx.db, { name: "worker" });
      await register(ctx.db, { workers: [{ queue: "run.execute" }] });
      const health = await getHealth(ctx, {});
      expect(health).toMatchObject({ status: "ok", worker: { status: "ok", live: 2 } });
      expect(parseInput(Health, health).worker.lastSeenAt).toMatch(/^\d{4}-.*Z$/);
    }));

  test("tells when the last worker was seen, stopped or gone quiet", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.instance`);
      await register(ctx.db, { name: "worker", heartbeatOn: sql`'2026-01-02T03:04:05.678Z'` });
      await register(ctx.db, { name: "worker", heartbeatOn: sql`'2026-01-02T03:04:05Z'`, stopped: true });
      const { worker } = await getHealth(ctx, {});
      expect(worker).toEqual({ status: "degraded", live: 0, lastSeenAt: "2026-01-02T03:04:05.678Z" });
    }));

  test("tells of secrets that no key of this process opens", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`update providers set sealed = null`);
      expect((await getHealth(ctx, {})).secrets).toEqual({ status: "ok", unreadable: 0 });
      const gone = { id: "prov_1", workspaceId: ctx.workspaceId, name: "p", nameKey: "p", baseUrl: "https://api.example.com/v1" };
      const sealed = { v: 1 as const, kid: "0", iv: "", ct: "", tag: "" };
      await ctx.db.insert(providers).values({ ...gone, hasKey: true, maxConcurrency: 1, sealed });
      expect(await getHealth(ctx, {})).toMatchObject({ status: "degraded", secrets: { status: "degraded", unreadable: 1 } });
    }));

  test("tells of a database older than this build, and of one newer", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later build', 99999999999999)`,
      );
      const newer = { status: "degraded", missingMigrations: [], unknownMigrations: 1 };
      expect(await getHealth(ctx, {})).toMatchObject({ status: "degraded", database: newer });
      await ctx.db.execute(sql`
        delete from drizzle.__drizzle_migrations where created_at in (select created_at from drizzle.__drizzle_migrations order by 1 desc limit 2)`);
      const older = { status: "degraded", missingMigrations: [expect.stringMatching(/^\d{4}_/)], unknownMigrations: 0 };
      expect(await getHealth(ctx, {})).toMatchObject({ status: "degraded", database: older });
    }));

  test("tells of a queue that nobody works on, and not of a long line", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.job`);
      await register(ctx.db, { name: "worker" });
      expect((await getHealth(ctx, {})).queue).toMatchObject({ status: "ok", oldestSeconds: null, stuck: [] });
      await ctx.db.execute(sql`
        insert into pgboss.job (name, data, created_on, start_after)
        values ('run.execute', '{}', now() - interval '6 minutes', now() - interval '6 minutes'),
          ('webhook.deliver', '{}', now() - interval '1 hour', now() + interval '1 hour')`);
      expect((await getHealth(ctx, {})).queue).toMatchObject({ status: "degraded", oldestSeconds: 360, stuck: ["run.execute"] });
      await ctx.db.execute(sql`
        insert into pgboss.job (name, data, state, started_on, heartbeat_on) values ('run.execute', '{}', 'active', now(), now())`);
      expect((await getHealth(ctx, {})).queue).toMatchObject({ status: "ok", oldestSeconds: 360, stuck: [] });
    }));

  test("shows missing queues", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.job where name = 'run.execute'`); // other tests leave some
      await ctx.db.execute(sql`delete from pgboss.queue where name = 'run.execute'`);
      expect((await getHealth(ctx, {})).queue).toMatchObject({ status: "degraded", missing: ["run.execute"] });
    }));
});
