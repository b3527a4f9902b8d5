// @ts-check
import { pipeline } from "node:stream/promises";

/** @typedef {{ name: string, columns: string[] }} Table */

/**
 * Fills a migrated database with all that another one holds, ours, the queue's and the migrations' tables: both by a superuser's
 * connection, whatever their majors. Columns that only one of them has keep their default. All of it, or nothing.
 * @param {import("postgres").Sql} from
 * @param {import("postgres").Sql} to
 * @returns {Promise<Record<string, number>>} how many rows of each table
 */
export async function copyTables(from, to) {
  const [there, wanted] = [await tablesOf(from), new Map((await tablesOf(to)).map((table) => [table.name, table]))];
  const reading = await from.reserve();
  const writing = await to.reserve();
  /** @type {Record<string, number>} */
  const rows = {};
  try {
    await reading`begin isolation level repeatable read read only`;
    await writing`begin`;
    await writing`set local session_replication_role = replica`; // no trigger and no foreign key looks on
    await writing.unsafe(`truncate ${[...wanted.keys()].join(", ")}`);
    for (const { name, columns } of there) {
      const both = columns.filter((column) => wanted.get(name)?.columns.includes(column)).join(", ");
      if (both === "" && (await isEmpty(reading, name))) continue;
      if (both === "") throw new Error(`There is no table ${name} to copy to.`);
      const source = await reading.unsafe(`copy (select ${both} from ${name}) to stdout`).readable();
      await pipeline(source, await writing.unsafe(`copy ${name} (${both}) from stdin`).writable());
      const [counted] = await writing.unsafe(`select count(*)::int as count from ${name}`);
      rows[name] = counted?.count;
    }
    for (const { name, last } of await sequencesOf(from)) await writing`select setval(${name}::regclass, ${last})`;
    await writing`commit`;
    await reading`commit`;
  } finally {
    reading.release();
    writing.release();
  }
  return rows;
}

/**
 * Count and digest of tables, whatever the order of their rows.
 * @param {import("postgres").Sql} sql
 * @param {string[]} names
 * @returns {Promise<Record<string, string>>}
 */
export async function digestOfTables(sql, names) {
  /** @type {Record<string, string>} */
  const digests = {};
  for (const name of names) {
    const [row] = await sql.unsafe(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${name} t`,
    );
    digests[name] = row?.digest;
  }
  return digests;
}

/**
 * @param {import("postgres").ReservedSql} sql
 * @param {string} name
 */
const isEmpty = async (sql, name) => (await sql.unsafe(`select 1 from ${name} limit 1`)).length === 0;

/**
 * @param {import("postgres").Sql} sql
 * @returns {Promise<Table[]>} with the columns that can be written
 */
const tablesOf = (sql) => sql`
  select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and n.nspname in ('public', 'pgboss', 'drizzle') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by 1 order by 1`;

/**
 * @param {import("postgres").Sql} sql
 * @returns {Promise<{ name: string, last: string }[]>}
 */
const sequencesOf = (sql) => sql`
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
  where schemaname in ('public', 'pgboss', 'drizzle') and last_value is not null`;
