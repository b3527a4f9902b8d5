import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** One statement, the same as long as a test file runs. */
let counting: Promise<string> | undefined;

/** How many rows every table of ours and the queue hold; that something was tried is counted elsewhere. */
export async function countRows(): Promise<Record<string, number>> {
  counting ??= countsOfTables();
  const counts = await database().execute<{ name: string; rows: number }>(sql.raw(await counting));
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
}

async function countsOfTables(): Promise<string> {
  const tables = await database().execute<{ name: string }>(sql`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_name <> 'rate_limits' and (table_schema = 'public' or (table_schema, table_name) = ('pgboss', 'job'))
    order by 1`);
  const each = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`);
  return each.join(" union all ");
}
