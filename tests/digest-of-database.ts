import type postgres from "postgres";

type Sql = postgres.Sql | postgres.ReservedSql;

/** Count and digest of every table there is, those of the queue and of the migrations among them. */
export async function digestOfDatabase(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss', 'drizzle') order by 1`;
  const each = tables.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as held
      from ${name} t`,
  );
  const rows = await sql.unsafe<{ name: string; held: string }[]>(each.join(" union all "));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
