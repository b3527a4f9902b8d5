import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { openDatabase } from "@/db/client";
import { openBoss, queues } from "./queue";

/** Brings tables, then queues, up to date; several at once wait for each other. `folder` holds the SQL migrations. */
export async function migrateDatabase(url: string, folder = "drizzle"): Promise<void> {
  const db = openDatabase(url, { max: 1, name: "promptops-migrate" });
  try {
    await db.execute(sql`select pg_advisory_lock(hashtextextended('promptops.migrate', 0))`);
    await db.execute(sql`set lock_timeout = '10s'`);
    await migrate(db, { migrationsFolder: folder });
    await makeQueues(url);
  } finally {
    await db.$client.end({ timeout: 5 });
  }
}

async function makeQueues(url: string): Promise<void> {
  const boss = openBoss({ connectionString: url, supervise: false, schedule: false, max: 2 });
  await boss.start();
  for (const { name, ...settings } of queues) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
    else await boss.createQueue(name, settings);
  }
  await boss.stop({ graceful: false });
}
