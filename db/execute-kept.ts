import { DrizzleQueryError, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { env } from "@/lib/env";
import type { Database, Db } from "./client";

const dialect = new PgDialect();

const hasClient = (db: Db): db is Database => "$client" in db;

/**
 * Runs a statement whose text is always the same, as a prepared one: Postgres plans it once a connection, which takes longer than running
 * it. Drizzle never prepares with this driver. Within a transaction, or behind a transaction pooler, it runs as any other.
 */
export async function executeKept<Row extends Record<string, unknown>>(db: Db, statement: SQL): Promise<Row[]> {
  if (!hasClient(db) || env().DATABASE_DIRECT_URL !== undefined) return (await db.execute(statement)) as unknown[] as Row[]; // safe: the caller knows its columns
  const { sql, params } = dialect.sqlToQuery(statement);
  try {
    // safe: what drizzle itself hands to the driver, which asks Postgres for the types
    return (await db.$client.unsafe(sql, params as never[], { prepare: true })) as unknown[] as Row[];
  } catch (error) {
    throw error instanceof Error ? new DrizzleQueryError(sql, params, error) : error;
  }
}
