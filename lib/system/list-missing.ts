import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import journal from "@/drizzle/meta/_journal.json" with { type: "json" };
import { queues } from "@/lib/queue";

/** The migrations this build knows and the database has not run; and how many it has run that this build does not know. */
export async function compareMigrations(db: Db): Promise<{ missing: string[]; unknown: number }> {
  if (!(await hasTable(db, "drizzle.__drizzle_migrations")))
    return { missing: journal.entries.map(({ tag }) => tag), unknown: 0 };
  const applied = await db.execute<{ at: string }>(sql`select created_at::text as at from drizzle.__drizzle_migrations`);
  const times = new Set(applied.map(({ at }) => Number(at)));
  const known = new Set(journal.entries.map(({ when }) => when));
  return {
    missing: journal.entries.filter(({ when }) => !times.has(when)).map(({ tag }) => tag),
    unknown: [...times].filter((time) => !known.has(time)).length,
  };
}

/** The queues this build sends to and the database does not have. */
export async function listMissingQueues(db: Db): Promise<string[]> {
  if (!(await hasTable(db, "pgboss.queue"))) return queues.map(({ name }) => name);
  const there = await db.execute<{ name: string }>(sql`select name from pgboss.queue`);
  const names = new Set(there.map(({ name }) => name));
  return queues.map(({ name }) => name).filter((name) => !names.has(name));
}

async function hasTable(db: Db, name: string): Promise<boolean> {
  const [found] = await db.execute<{ there: boolean }>(sql`select to_regclass(${name}) is not null as there`);
  return found?.there === true;
}
