import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Hold, presentAddress, presentHome, readHold } from "./read-hold";

/** Takes a database that nobody has, and learns the address once there is one; answers why it may not work on another's. */
export async function takeInstallation(db: Db): Promise<Hold | null> {
  const hold = await readHold(db);
  if (hold) return hold;
  await db.execute(sql`
    insert into installation (home, app_url) values (${await presentHome(db)}, ${presentAddress().url})
    on conflict (id) do update set app_url = excluded.app_url
    where installation.app_url is null and excluded.app_url is not null`);
  return readHold(db); // somebody else may have been quicker
}
