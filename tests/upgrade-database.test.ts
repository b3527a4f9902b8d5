import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { readHold } from "@/lib/installation/read-hold";
import { takeInstallation } from "@/lib/installation/take-installation";
import { migrateDatabase } from "@/lib/migrate-database";
import { throwAwayFolder } from "../scripts/account.mjs";
import { copyTables } from "../scripts/copy-tables.mjs";
import { makeDataFolder, readSecrets, readState, writeState } from "../scripts/data-folder.mjs";
import { earlierPostgres } from "../scripts/earlier-postgres.mjs";
import { startEmbeddedDatabase } from "../scripts/embedded-database.mjs";
import { ensureDatabase, startPostgres } from "../scripts/postgres.mjs";
import { aFilledWorkspace } from "./a-filled-workspace";
import { digestOfDatabase } from "./digest-of-database";
import { ownDatabase } from "./own-database";

const run = promisify(execFile);
const parent = mkdtempSync(join(throwAwayFolder(), "promptops-upgrade-"));
chmodSync(parent, 0o711); // so that Postgres' user can pass
const dataDir = join(parent, "data");
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(parent, { recursive: true, force: true });
});
const connect = (url: string) => {
  const sql = postgres(url, { onnotice: () => {} });
  closing.push(() => sql.end());
  return sql;
};
const superUrl = (url: string) => url.replace(/\/postgres$/, "/promptops");

let full: postgres.Sql;
beforeAll(async () => {
  full = connect(await ownDatabase());
  await aFilledWorkspace("kept");
});

/** What a start writes by itself: where the data lies, and what the queue keeps of its processes and its upkeep. */
const changing = new Set(["public.installation", "pgboss.instance", "pgboss.queue", "pgboss.version"]);

test("the data of Postgres 17 is refused by a start, upgraded by one command, and the same under 18", {
  timeout: 180_000,
}, async ({ skip }) => {
  makeDataFolder(dataDir);
  const earlier = await earlierPostgres(17, dataDir).catch(() => null);
  if (!earlier) return skip("npm could not fetch the programs of Postgres 17");
  const secrets = readSecrets(dataDir);
  const { adminPassword: password, databasePassword } = secrets;
  const before = readState(dataDir).postgresFolder;
  const old = await startPostgres({ dataDir: before, password, durable: false, binaries: earlier });
  writeState(dataDir, { ...readState(dataDir), postgresPort: old.port });
  const url = await ensureDatabase(old.url, { role: "promptops", password: databasePassword, database: "promptops" });
  await migrateDatabase(url);
  await copyTables(full, connect(superUrl(old.url)));
  const mine = openDatabase(url, { max: 1 });
  await takeInstallation(mine);
  const held = await digestOfDatabase(mine.$client);
  await mine.$client.end();
  await closing.pop()?.();
  await old.stop();

  const { signal } = new AbortController();
  await expect(startEmbeddedDatabase(dataDir, secrets, signal)).rejects.toThrow(/is of Postgres 17.*npm run upgrade-database/);
  const upgrade = () =>
    run(process.execPath, ["scripts/upgrade-database.mjs"], {
      env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir, PROMPTOPS_MODE: "" },
    });
  expect((await upgrade()).stdout).toMatch(/Copied and compared \d+ rows of \d+ tables/);
  expect((await upgrade()).stdout).toContain("Nothing to do");
  expect(existsSync(join(before, "PG_VERSION"))).toBe(true); // kept beside it

  const present = await startEmbeddedDatabase(dataDir, secrets, signal);
  closing.push(present.stop);
  const sql = connect(present.url);
  const [version] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
  expect(version?.major).toBe(18);
  const now = Object.entries(await digestOfDatabase(sql));
  const rest = Object.fromEntries(now.filter(([table]) => !changing.has(table)));
  expect(held).toMatchObject(rest);
  const db = openDatabase(present.url, { max: 1 });
  closing.push(() => db.$client.end());
  expect(await readHold(db)).toBeNull(); // it is the same installation
});
