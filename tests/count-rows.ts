import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** How many rows every table of ours and the queue hold; that something was tried is counted elsewhere. */
export async function countRows(): Promise<Record<string, number>> {
  const tables = await database().execute<{ name: string }>(sql`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_name <> 'rate_limits' and (table_schema = 'public' or (table_schema, table_name) = ('pgboss', 'job'))
    order by 1`);
  const each = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`);
  const counts = await database().execute<{ name: string; rows: number }>(sql.raw(each.join(" union all ")));
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
}
