import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** Everything a workspace holds, in one digest a table. */
export async function digestOf(workspaceId: string) {
  const tables = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  );
  const each = tables.map(({ name }) =>
    sql.raw(`select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as digest from ${name} t
      where workspace_id = '${workspaceId}'`),
  );
  return database().execute(sql`${sql.join(each, sql` union all `)} order by 1`);
}
