import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";

export type Database = PostgresJsDatabase & { $client: postgres.Sql };
/** A connection or an open transaction: verbs take either. */
export type Db = PostgresJsDatabase;

// The dev server loads this module anew on each change; the pool must outlive it.
const kept = globalThis as typeof globalThis & { promptopsDatabase?: Database }; // safe: our own name on the global

/** The process' pool, opened at first use so that a build needs no database. */
export function database(): Database {
  kept.promptopsDatabase ??= openDatabase(env().DATABASE_URL);
  return kept.promptopsDatabase;
}

export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    connection: { application_name: options.name ?? "promptops" },
    onnotice: () => {},
    connect_timeout: 5,
  });
  return drizzle(client);
}

export async function closeDatabase(): Promise<void> {
  await kept.promptopsDatabase?.$client.end({ timeout: 5 });
  kept.promptopsDatabase = undefined;
}
