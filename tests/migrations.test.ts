import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { newId } from "@/lib/ids";
import { migrateDatabase } from "@/lib/migrate-database";
import { copyTables } from "../scripts/copy-tables.mjs";
import { aFilledWorkspace } from "./a-filled-workspace";
import { digestOfDatabase } from "./digest-of-database";
import { aDatabase } from "./faults/a-world";
import { ownDatabase } from "./own-database";
import { testServer } from "./test-server";
import { until } from "./until";

const folder = mkdtempSync(join(tmpdir(), "promptops-migrations-"));
const { admin, urlOf } = testServer();
const open: postgres.Sql[] = [admin];
afterAll(async () => {
  for (const sql of open) await sql.end();
  rmSync(folder, { recursive: true, force: true });
});

function connect(url: string, max = 5): postgres.Sql {
  const sql = postgres(url, { max, onnotice: () => {} });
  open.push(sql);
  return sql;
}

async function aBareDatabase(): Promise<string> {
  const name = `promptops_test_own_${newId("req").slice(4)}`;
  await admin.unsafe(`create database ${name}`);
  return urlOf(name);
}

type Journal = { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] };

/** A folder of migrations as another release has them. */
function release(name: string, change: (journal: Journal, folder: string) => void): string {
  const path = join(folder, name, "drizzle");
  cpSync("drizzle", path, { recursive: true });
  const file = join(path, "meta/_journal.json");
  const journal: Journal = JSON.parse(readFileSync(file, "utf8"));
  change(journal, path);
  writeFileSync(file, JSON.stringify(journal));
  return path;
}

let last = 0;
const before = release("before", ({ entries }) => {
  last = entries.pop()?.when ?? 0;
});
const ofNext = last + 1;
const next = release("next", ({ entries }, path) => {
  entries.push({ idx: entries.length, version: "7", when: ofNext, tag: "next", breakpoints: true });
  writeFileSync(join(path, "next.sql"), "ALTER TABLE workspaces ADD COLUMN of_the_next integer;");
});

let full: postgres.Sql;
beforeAll(async () => {
  full = connect(await ownDatabase());
  await aFilledWorkspace("kept");
});

/** A database as the release before made it, with a workspace in it. */
async function aDatabaseBefore() {
  const url = await aBareDatabase();
  await migrateDatabase(url, { folder: before });
  const sql = connect(url);
  await copyTables(full, sql);
  await sql`delete from drizzle.__drizzle_migrations where created_at = ${last}`;
  return { url, sql };
}

/** Everything that tables, rules and functions are made of. */
const schemaOf = async (sql: postgres.Sql) =>
  sql<{ what: string }[]>`
    select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) as what
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ '^pgboss'
    union all select pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f'
    order by 1`;

/** One that this release has migrated, about to get the next. */
async function aDatabaseOfNow() {
  const url = await aDatabase();
  const sql = connect(url);
  await sql`insert into workspaces (id, slug, name) values ('ws_1', 'one', 'One')`;
  return { url, sql };
}

const applied = async (sql: postgres.Sql) =>
  (await sql`select 1 from drizzle.__drizzle_migrations where created_at = ${ofNext}`).length;
const isWaiting = (sql: postgres.Sql) => async () =>
  (
    await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'promptops-migrate' and wait_event_type = 'Lock' and query !~ 'advisory'`
  ).length > 0;

/** Something that has read, as a long report would, until it is told to let go. */
async function aLongTransaction(sql: postgres.Sql) {
  const held = await sql.reserve();
  await held`begin`;
  await held`select count(*) from workspaces`;
  return async () => {
    await held`commit`;
    held.release();
  };
}

describe("migrations", () => {
  test("come to the same from the release before as from nothing, and lose no row", async () => {
    const [old, fresh] = [await aDatabaseBefore(), await aBareDatabase()];
    const held = await digestOfDatabase(full);
    await Promise.all([migrateDatabase(old.url), migrateDatabase(fresh)]);
    expect(await schemaOf(old.sql)).toEqual(await schemaOf(connect(fresh)));
    const rows = Object.entries(await digestOfDatabase(old.sql)).filter(([name]) => /^(public|pgboss.job)/.test(name));
    expect(rows.length).toBeGreaterThan(40);
    expect(held).toMatchObject(Object.fromEntries(rows));
  });

  test("run once, however many nodes start at once", async () => {
    const url = await aBareDatabase();
    await Promise.all([1, 2, 3].map(() => migrateDatabase(url, { folder: next })));
    const sql = connect(url);
    const [{ twice } = {}] = await sql`
      select count(*) - count(distinct created_at) as twice from drizzle.__drizzle_migrations`;
    expect([Number(twice), await applied(sql)]).toEqual([0, 1]);
  });

  test("wait for a long transaction, and let who writes meanwhile through", async () => {
    const { url, sql } = await aDatabaseOfNow();
    const letGo = await aLongTransaction(sql);
    let isOver = false;
    const writer = (async () => {
      let written = 0;
      for (; !isOver; written++) await sql`update workspaces set name = ${`name ${written}`} where id = 'ws_1'`;
      return written;
    })();
    const migrated = migrateDatabase(url, { folder: next });
    await until("the migration to wait", isWaiting(sql));
    await until("it to step back", async () => !(await isWaiting(sql)()));
    expect(await applied(sql)).toBe(0);
    await letGo();
    await migrated;
    isOver = true;
    expect(await writer).toBeGreaterThan(0); // none of them failed
    expect(await applied(sql)).toBe(1);
  });

  test("give up with a line that says why, and change nothing", async () => {
    const { url, sql } = await aDatabaseOfNow();
    onTestFinished(await aLongTransaction(sql));
    const before = await schemaOf(sql);
    await expect(migrateDatabase(url, { folder: next, tries: 1 })).rejects.toThrow("waited in vain for a table");
    expect([await applied(sql), await schemaOf(sql)]).toEqual([0, before]);
  });

  test("killed half way have not been, and are made by the next", async () => {
    const { url, sql } = await aDatabaseOfNow();
    const letGo = await aLongTransaction(sql);
    const options = { env: { ...process.env, DATABASE_URL: url }, cwd: join(next, "..") };
    const script = resolve("dist/migrate.js");
    const child = spawn(process.execPath, [script], { ...options, stdio: "ignore" });
    await until("the migration to be half way", isWaiting(sql));
    child.kill("SIGKILL");
    await until("its end", async () => child.signalCode !== null);
    await letGo();
    const ofIt = sql`application_name = 'promptops-migrate' and datname = current_database()`;
    await until("Postgres to notice", async () => (await sql`select 1 from pg_stat_activity where ${ofIt}`).length === 0);
    expect(await applied(sql)).toBe(0);
    expect(spawnSync(process.execPath, [script], options).status).toBe(0);
    expect(await applied(sql)).toBe(1);
  });
});

describe("a process that cannot start", () => {
  const given = { ...process.env, PROMPTOPS_MODE: "production", APP_URL: "http://localhost:3000" };
  const absent = urlOf("promptops_test_own_absent");
  test.each([
    ["no key", "migrate", { ENCRYPTION_KEY: "" }, "ENCRYPTION_KEY is missing"],
    ["a short key", "worker", { ENCRYPTION_KEY: "short" }, "ENCRYPTION_KEY wants 32 bytes"],
    ["no database of that name", "migrate", { DATABASE_URL: absent }, "does not exist"],
    ["no database of that name", "worker", { DATABASE_URL: absent }, "does not exist"],
    ["nobody at that address", "worker", { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" }, "cannot be reached (ECONNREFUSED)"],
    ["migrations to be made", "worker", { DATABASE_URL: urlOf("postgres") }, "run npm run db:migrate first"],
  ])("for %s says so in one line: %s", (_, name, env, line) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/${name}.js`], {
      env: { ...given, ...env },
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^promptops: .*\n$/);
    expect(stderr).toContain(line);
  });
});
