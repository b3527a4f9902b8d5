// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

/** What every secret the application makes looks like: keys, links, refresh tokens, signed tokens and cookies, encrypted cookies. */
const made = [
  ["an API key", /\bpok_[\w-]{43}\b/],
  ["an invitation's token", /\bpoi_[\w-]{43}\b/],
  ["a reset token", /\bpor_[\w-]{43}\b/],
  ["a refresh token", /\brt_[\w-]{43}\b/],
  ["a signed or encrypted token", /\beyJ[\w-]{15,}\.[\w-]*\.[\w-]+/],
];

/**
 * Where a secret can be read that nobody should find: `known` by its text, the others by how the application makes them.
 * The log is text, the database is read whole (every table of every schema, jobs included), of the folders every file.
 * @param {{ known: Record<string, string>, log: string, databaseUrl: string, folders: string[] }} places
 * @returns {Promise<string[]>} what was found and where, never the secret itself
 */
export async function findSecrets({ known, log, databaseUrl, folders }) {
  const found = new Set();
  /**
   * @param {string} text
   * @param {string} where
   */
  const search = (text, where) => {
    for (const [what, secret] of Object.entries(known)) if (text.includes(secret)) found.add(`${what} in ${where}`);
    for (const [what, pattern] of made) if (/** @type {RegExp} */ (pattern).test(text)) found.add(`${what} in ${where}`);
  };
  search(log, "the log");
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) search(readFileSync(join(file.parentPath, file.name), "latin1"), `built file ${file.name}`);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const tables = await sql`select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  for (const { name } of tables)
    await sql.unsafe(`select t::text as line from ${name} t`).cursor(1000, (rows) => {
      for (const { line } of rows) search(line, `table ${name}`);
    });
  await sql.end();
  return [...found];
}
