import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { arrayTypes } from "./array-types";
import { openSteadyClient, type SteadyClient } from "./steady-client";

export type Database = PostgresJsDatabase & { $client: postgres.Sql };
/** A connection or an open transaction: verbs take either. */
export type Db = PostgresJsDatabase;

type Options = { max?: number; name?: string; onClose?: () => void };

// The dev server loads this module anew on each change; the pool must outlive it. The web process asks it whether Postgres is away.
const kept = globalThis as typeof globalThis & { promptopsDatabase?: { db: Database; steady: SteadyClient } }; // safe: our own name on the global

/** The process' pool, opened at first use so that a build needs no database. While Postgres is away it fails at once. */
export function database(): Database {
  kept.promptopsDatabase ??= openSteady(env().DATABASE_URL);
  return kept.promptopsDatabase.db;
}

function openSteady(url: string) {
  const steady = openSteadyClient(
    (onClose) => openDatabase(url, { onClose }).$client,
    (onClose) => openDatabase(url, { max: 1, name: "promptops-presence", onClose }).$client,
  );
  return { db: drizzle(steady.client), steady };
}

export function openDatabase(url: string, { max = 10, name = "promptops", onClose }: Options = {}): Database {
  const client = postgres(url, {
    max,
    connection: { application_name: name },
    onnotice: () => {},
    fetch_types: false,
    types: arrayTypes,
    onclose: onClose,
    connect_timeout: 3,
    backoff: () => 0.1, // the driver's own grows to 20 seconds, which statements would wait
  });
  return drizzle(client);
}

export async function closeDatabase(): Promise<void> {
  const open = kept.promptopsDatabase;
  kept.promptopsDatabase = undefined;
  await open?.steady.close();
}
