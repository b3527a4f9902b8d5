import { env } from "@/lib/env";
import { migrateDatabase } from "@/lib/migrate-database";
import { wordsOfStartFault } from "@/lib/system/words-of-start-fault";

try {
  await migrateDatabase(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL);
} catch (error) {
  const words = wordsOfStartFault(error);
  console.error(words === null ? error : `promptops: ${words}`);
  process.exit(1);
}
