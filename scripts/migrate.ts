import { env } from "@/lib/env";
import { migrateDatabase } from "@/lib/migrate-database";

await migrateDatabase(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL);
