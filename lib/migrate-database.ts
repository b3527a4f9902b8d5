import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { type Database, openDatabase } from "@/db/client";
import { isRefusedForNow } from "@/db/rows";
import { unavailable } from "./errors";
import { openBoss, queues } from "./queue";

/** Whoever queues behind a migration that waits for a table waits no longer than this. */
const lockWaitMs = 2_000;
const pauseMs = 1_000;
const one = sql`hashtextextended('promptops.migrate', 0)`;

type Options = {
  /** Holds the SQL migrations. */
  folder?: string;
  /** How often a migration is tried whose tables are held by something else. */
  tries?: number;
};

/**
 * Brings tables, then queues, up to date while the application works; several at once wait for each other. Each migration is one
 * transaction: one that is killed half way has not been, and the next to come goes on from there.
 */
export async function migrateDatabase(url: string, { folder = "drizzle", tries = 60 }: Options = {}): Promise<void> {
  const db = openDatabase(url, { max: 1, name: "promptops-migrate" });
  try {
    await db.execute(sql`select pg_advisory_lock(${one})`);
    await db.execute(sql`create schema if not exists drizzle`);
    await db.execute(
      sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    );
    for (const migration of readMigrationFiles({ migrationsFolder: folder })) await applyPatiently(db, migration, tries);
    await makeQueues(url);
  } finally {
    await db.$client.end({ timeout: 5 });
  }
}

async function applyPatiently(db: Database, migration: MigrationMeta, tries: number): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await apply(db, migration);
    } catch (error) {
      if (!isRefusedForNow(error)) throw error;
      if (left <= 1)
        throw unavailable("A migration waited in vain for a table that something else holds, and changed nothing: try again.");
      await delay(pauseMs);
    }
  }
}

const apply = (db: Database, { sql: statements, hash, folderMillis }: MigrationMeta): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${one})`); // the session's went with its connection, if that was cut
    const [done] = await tx.execute(sql`select 1 from drizzle.__drizzle_migrations where created_at = ${folderMillis}`);
    if (done) return;
    await tx.execute(sql.raw(`set local lock_timeout = ${lockWaitMs}`));
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`);
  });

async function makeQueues(url: string): Promise<void> {
  const boss = openBoss({ connectionString: url, supervise: false, schedule: false, max: 2 });
  await boss.start();
  for (const { name, ...settings } of queues) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, settings);
  }
  await boss.stop({ graceful: false });
}
