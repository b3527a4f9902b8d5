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
type Kept = { db: Database; steady: SteadyClient };
const kept = globalThis as typeof globalThis & { promptopsDatabase?: Kept; promptopsReplica?: Kept }; // safe: our own names on the global

/** The process' pool, opened at first use so that a build needs no database. While Postgres is away it fails at once. */
export function database(): Database {
  kept.promptopsDatabase ??= openSteady(env().DATABASE_URL);
  return kept.promptopsDatabase.db;
}

/** The pool of the replica, where there is one. */
export function replica(): Database | null {
  const url = env().DATABASE_REPLICA_URL;
  if (!url) return null;
  kept.promptopsReplica ??= openSteady(url, { max: 4, name: "promptops-replica" });
  return kept.promptopsReplica.db;
}

function openSteady(url: string, { max = env().DATABASE_POOL_MAX, name = "promptops" }: Options = {}): Kept {
  const steady = openSteadyClient(
    (onClose) => openDatabase(url, { max, name, onClose }).$client,
    (onClose) => openDatabase(url, { max: 1, name: `${name}-presence`, onClose }).$client,
  );
  return { db: drizzle(steady.client), steady };
}

export function openDatabase(url: string, { max = 10, name = "promptops", onClose }: Options = {}): Database {
  const client = postgres(url, {
    max,
    // The driver's own COMMIT is a prepared statement: a transaction pooler may send it where it was never prepared, and all is undone
    prepare: env().DATABASE_DIRECT_URL === undefined,
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
  const open = [kept.promptopsDatabase, kept.promptopsReplica];
  kept.promptopsDatabase = undefined;
  kept.promptopsReplica = undefined;
  await Promise.all(open.map((one) => one?.steady.close()));
}
