import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { sandbox } from "@/db/testing";
import { getHealth } from "./get-health";
import { getLiveness } from "./get-liveness";
import { getReadiness } from "./get-readiness";

const away = async (look: (db: ReturnType<typeof openDatabase>) => Promise<void>) => {
  const db = openDatabase("postgres://nobody@127.0.0.1:1/none", { max: 1 });
  await look(db).finally(() => db.$client.end({ timeout: 0 }));
};

describe("readiness", () => {
  test("is given by a migrated database with its queues", () =>
    sandbox(async (ctx) => expect(await getReadiness(ctx, {})).toEqual({ status: "ready" })));

  test("names the migration that has not run", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(
        sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
      );
      await expect(getReadiness(ctx, {})).rejects.toMatchObject({
        code: "unavailable",
        extra: { data: { missing: [expect.stringMatching(/^migration \d{4}_/)] } },
      });
    }));

  test("names the queue that is not there", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`delete from pgboss.job where name = 'evaluation.run'`); // other tests leave some
      await ctx.db.execute(sql`delete from pgboss.queue where name = 'evaluation.run'`);
      await expect(getReadiness(ctx, {})).rejects.toMatchObject({ extra: { data: { missing: ["queue evaluation.run"] } } });
    }));

  test("an empty database lacks everything, and that is no error of ours", () =>
    sandbox(async (ctx) => {
      await ctx.db.execute(sql`alter schema pgboss rename to elsewhere`);
      await ctx.db.execute(sql`drop table drizzle.__drizzle_migrations`);
      await expect(getReadiness(ctx, {})).rejects.toMatchObject({
        code: "unavailable",
        extra: { data: { missing: expect.arrayContaining(["migration 0000_foundation", "queue evaluation.run"]) } },
      });
    }));

  test("needs a database that answers", () =>
    away(async (db) => {
      const ctx = { db, requestId: "req_1", address: null };
      await expect(getReadiness(ctx, {})).rejects.toMatchObject({
        code: "unavailable",
        extra: { data: { missing: ["database"] } },
      });
      await expect(getHealth(ctx, {})).rejects.toMatchObject({ code: "unavailable" });
      expect(await getLiveness(ctx, {})).toMatchObject({ status: "live" });
    }));
});
