import { type Db, database, replica } from "@/db/client";
import { isDatabaseAway } from "@/db/rows";
import { log } from "@/lib/log";

/**
 * Reads what may be some seconds old: from the replica where there is one. Within a transaction, which is to see its own changes, and where
 * the replica fails (away, behind a migration, or busy replaying what the query stands in the way of) it is read from `db`.
 */
export async function readLately<Result>(db: Db, read: (db: Db) => Promise<Result>): Promise<Result> {
  const copy = db === database() ? replica() : null;
  if (!copy) return read(db);
  try {
    return await read(copy);
  } catch (error) {
    log()[isDatabaseAway(error) ? "debug" : "warn"]({ err: error }, "the replica did not answer; the primary is asked");
    return read(db);
  }
}
