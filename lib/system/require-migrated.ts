import type { Db } from "@/db/client";
import { unavailable } from "@/lib/errors";
import { compareMigrations, listMissingQueues } from "./list-missing";

/** A process that works on the database starts on one that has all this build knows. */
export async function requireMigrated(db: Db): Promise<void> {
  const missing = [...(await compareMigrations(db)).missing, ...(await listMissingQueues(db))];
  if (missing.length > 0) throw unavailable(`The database lacks ${missing.join(", ")}: run npm run db:migrate first.`);
}
