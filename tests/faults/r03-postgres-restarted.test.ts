import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrateDatabase } from "@/lib/migrate-database";
import { ownPostgres } from "../own-postgres";
import { until } from "../until";
import { aWorld, type World } from "./a-world";
import { expectWhole } from "./expect-whole";

const window = 8;
let server: Awaited<ReturnType<typeof ownPostgres>>;

beforeAll(async () => {
  server = await ownPostgres();
  await migrateDatabase(server.url);
});
afterAll(() => server?.remove());

/** Connections on which somebody waits for the queue's notices; nobody but the worker is there. */
const listeners = async ({ db }: World) =>
  (await db.execute(sql`select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'`)).length;

/** A worker's connections: its pool's, the watch's, the queue's; one of them listens. */
const kinds = ["promptops", "promptops-presence", "pgboss"];
const kindOf = ({ name }: { name: string }) => name.split(":")[0];
const isTheirs = sql`datname = current_database() and application_name <> 'the test' and backend_type = 'client backend'`;
const connected = async ({ db }: World) =>
  new Set(
    (await db.execute<{ name: string }>(sql`select application_name as name from pg_stat_activity where ${isTheirs}`)).map(
      kindOf,
    ),
  );

describe("a worker whose Postgres goes away", () => {
  test("R3: crashed for three seconds and started again: the same process goes on, and listens again", {
    timeout: 180_000,
  }, async () => {
    const world = await aWorld({ url: server.url, latencyMs: 200 });
    const { id } = await world.start(150, window);
    const worker = await world.worker();
    await world.whenDone(id, 20);
    await world.whenCalling(1);
    expect(await listeners(world)).toBeGreaterThan(0);
    await server.crash();
    await delay(3_000);
    await server.start();
    await until("Postgres", () => world.db.execute(sql`select 1`).catch(() => null));
    await world.whenEnded(id);
    expect(worker.isRunning()).toBe(true);
    await expectWhole(world.db, id, { items: 150, inFlight: 2 * window });
    expect(world.stub.log.total).toBeLessThanOrEqual(150 + 2 * window);

    await until("its listeners", async () => (await listeners(world)) > 0);
    const next = await world.start(10, window);
    await world.whenEnded(next.id);
    await expectWhole(world.db, next.id, { items: 10 });
    expect(await worker.stop()).toBe(0);
  });

  test("R4: every connection ended under it, again and again: an error of a pool or of the queue does not end it", {
    timeout: 180_000,
  }, async () => {
    const world = await aWorld({ url: server.url, latencyMs: 200 });
    const { id } = await world.start(100, window);
    const worker = await world.worker();
    for (const point of [10, 30, 50]) {
      await world.whenDone(id, point);
      await until("the queue to listen", async () => (await listeners(world)) > 0);
      await until("a connection of each kind", async () => {
        const seen = await connected(world);
        return kinds.every((kind) => seen.has(kind));
      });
      const ended = await world.db.execute<{ name: string }>(sql`
        select application_name as name, pg_terminate_backend(pid) from pg_stat_activity where ${isTheirs}`);
      expect(ended.map(kindOf)).toEqual(expect.arrayContaining(kinds));
    }
    await world.whenEnded(id);
    expect(worker.isRunning()).toBe(true);
    expect(await worker.stop()).toBe(0);
    await expectWhole(world.db, id, { items: 100, inFlight: 3 * 2 * window });
    expect(world.stub.log.total).toBeLessThanOrEqual(100 + 3 * 2 * window);
  });
});
