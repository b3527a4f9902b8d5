import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { env } from "@/lib/env";

/** Why nothing may be sent from this database: it was restored elsewhere than where its installation worked, or is opened at another address. */
export type Hold = "database" | "address";

const isLoopback = (url: string) => /^(localhost|\[::1\]|127\..*)$/.test(new URL(url).hostname);

/** Whether the present process' address says anything: the embedded start's does not, its port may be another each time. */
export function presentAddress(): { says: boolean; url: string | null } {
  const { PROMPTOPS_MODE, APP_URL } = env();
  return { says: PROMPTOPS_MODE === "production", url: PROMPTOPS_MODE === "embedded" || isLoopback(APP_URL) ? null : APP_URL };
}

const databaseNumber = sql`(select oid from pg_database where datname = current_database())`;
let maySeeCluster: boolean | undefined;

/** Where this database lies: no two clusters made by initdb share the first part, no two databases of one the second. */
export async function presentHome(db: Db): Promise<SQL> {
  if (maySeeCluster === undefined) {
    const [row] = await db.execute<{ may: boolean }>(sql`select has_function_privilege('pg_control_system()', 'execute') as may`);
    maySeeCluster = row?.may;
  }
  const cluster = sql`(select system_identifier::text from pg_control_system())`;
  return sql`${maySeeCluster ? cluster : sql`'unknown'`} || '/' || ${databaseNumber}`; // everybody may, unless somebody forbade it
}

/**
 * Whether work on this database is held. Nobody has taken a new one yet: that holds nothing. A dump restored anywhere lies in another
 * database; a copy of the disk lies in the same, and is known by the address people open.
 */
export async function readHold(db: Db): Promise<Hold | null> {
  const { says, url } = presentAddress();
  const [found] = await db.execute<{ isHome: boolean; appUrl: string | null }>(
    sql`select home = ${await presentHome(db)} as "isHome", app_url as "appUrl" from installation`,
  );
  if (!found) return null;
  if (!found.isHome) return "database";
  return says && found.appUrl !== null && found.appUrl !== url ? "address" : null;
}
