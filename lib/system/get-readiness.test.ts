import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { sandbox } from "@/db/testing";
import { newId } from "@/lib/ids";
import { testServer } from "@/tests/test-server";
import { getHealth } from "./get-health";
import { getReadiness } from "./get-readiness";

const { admin, urlOf } = testServer();
const name = `promptops_test_own_${randomBytes(4).toString("hex")}`;
afterAll(() => admin.end());

test("is not ready on a database that nobody migrated, and names what is missing", async () => {
  await admin.unsafe(`create database ${name}`);
  const db = openDatabase(urlOf(name), { max: 2 });
  const caller = { db, requestId: newId("req"), address: null };
  const missing = expect.arrayContaining([expect.stringMatching(/^migration 0000_/), "queue run.execute"]);
  await expect(getReadiness(caller, {})).rejects.toMatchObject({ status: 503, extra: { data: { missing } } });
  const health = await getHealth(caller, {});
  expect(health).toMatchObject({ status: "degraded", worker: { live: 0 }, queue: { version: null, oldestSeconds: null } });
  await db.$client.end();
  await admin.unsafe(`drop database ${name} with (force)`);
});

test("is ready on a database that a later build migrated, and not where one migration is pending", () =>
  sandbox(async (ctx) => {
    await ctx.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later build', 99999999999999)`,
    );
    expect(await getReadiness(ctx, {})).toEqual({ status: "ready" });
    await ctx.db.execute(sql`
      delete from drizzle.__drizzle_migrations where created_at in (select created_at from drizzle.__drizzle_migrations order by 1 desc limit 2)`);
    const missing = [expect.stringMatching(/^migration \d{4}_/)];
    await expect(getReadiness(ctx, {})).rejects.toMatchObject({ status: 503, extra: { data: { missing } } });
  }));
