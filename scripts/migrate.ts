import { isDatabaseAway } from "@/db/rows";
import { env } from "@/lib/env";
import { migrateDatabase } from "@/lib/migrate-database";
import { orRefuse, Refusal } from "./refusal.mjs";

await orRefuse(async () => {
  try {
    await migrateDatabase(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw new Refusal("the database cannot be reached: does Postgres run where DATABASE_URL (or DATABASE_DIRECT_URL) says?");
  }
});
