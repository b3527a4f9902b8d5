// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { parseSettings } from "../lib/env.ts";
import { bundle } from "./bundle.mjs";
import { copyTables, digestOfTables } from "./copy-tables.mjs";
import { readSecrets, readState, writeState } from "./data-folder.mjs";
import { earlierPostgres } from "./earlier-postgres.mjs";
import { lockFolder } from "./lock-folder.mjs";
import { ensureDatabase, startPostgres } from "./postgres.mjs";
import { prepareBinaries } from "./postgres-binaries.mjs";
import { majorOf } from "./postgres-cluster.mjs";
import { Refusal } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Brings the embedded Postgres' data to the major that this release has: every row goes from a server of the old major to a new cluster,
 * is compared, and only then the new one takes the place of the old, which is kept.
 */
export async function upgradeCluster() {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const { DATA_DIR, PROMPTOPS_MODE } = parseSettings(process.env);
  if (PROMPTOPS_MODE === "production") throw new Refusal("DATABASE_URL is set: that Postgres is upgraded by whoever runs it.");
  if (!existsSync(join(DATA_DIR, "state.json"))) throw new Refusal(`There is no database in ${DATA_DIR}.`);
  lockFolder(DATA_DIR);
  const state = readState(DATA_DIR);
  const from = state.postgresFolder;
  const [made, { major }] = [majorOf(from), prepareBinaries()];
  if (made === null || made >= major) return console.log(`Nothing to do: the data is of Postgres ${made ?? major}.`);
  if (dirname(from) !== DATA_DIR) lockFolder(dirname(from));
  const earlier = await earlierPostgres(made, DATA_DIR);
  await bundle({ only: ["scripts/migrate.ts"] });
  const to = join(dirname(from), `postgres-${major}`);
  rmSync(to, { recursive: true, force: true }); // what an upgrade left that was cut short
  const secrets = readSecrets(DATA_DIR);
  const options = { password: secrets.adminPassword, durable: true };
  const old = await startPostgres({ ...options, dataDir: from, binaries: earlier });
  try {
    const present = await startPostgres({ ...options, dataDir: to, port: state.postgresPort });
    try {
      const { tables, rows } = await copyAll(old.url, present.url, secrets);
      console.log(`Copied and compared ${rows} rows of ${tables} tables.`);
    } finally {
      await present.stop();
    }
  } finally {
    await old.stop();
  }
  writeState(DATA_DIR, { ...state, postgresFolder: to });
  console.log(`The data is of Postgres ${major} now: npm start. What it was is kept in ${from}; remove that when all is well.`);
}

/**
 * @param {string} oldUrl the superuser's
 * @param {string} newUrl
 * @param {import("./data-folder.mjs").Secrets} secrets
 */
async function copyAll(oldUrl, newUrl, secrets) {
  for (const url of [oldUrl, newUrl]) {
    const app = await ensureDatabase(url, { role: "promptops", password: secrets.databasePassword, database: "promptops" });
    const { AUTH_SECRET, ENCRYPTION_KEY } = secrets;
    const env = { ...process.env, AUTH_SECRET, ENCRYPTION_KEY, PROMPTOPS_MODE: "embedded", DATABASE_URL: app };
    const { status } = spawnSync(process.execPath, ["dist/migrate.js"], { cwd: root, env, stdio: "inherit" });
    if (status !== 0) throw new Refusal("The tables could not be brought up to date; nothing was changed.");
  }
  const [from, to] = [oldUrl, newUrl].map((url) => postgres(url.replace(/\/postgres$/, "/promptops"), { onnotice: () => {} }));
  if (!from || !to) throw new Error("two addresses make two connections");
  try {
    const [before] = await from`select home = ${here(from)} as "isHome" from installation`;
    const copied = await copyTables(from, to);
    const [was, is] = [await digestOfTables(from, Object.keys(copied)), await digestOfTables(to, Object.keys(copied))];
    const other = Object.keys(copied).find((name) => was[name] !== is[name]);
    if (other) throw new Refusal(`The copy of ${other} differs from what it was copied from; the data is as it was.`);
    if (before?.isHome) await to`update installation set home = ${here(to)}`; // else it would be taken for a restored copy
    const rows = Object.values(copied).reduce((sum, count) => sum + count, 0);
    return { tables: Object.keys(copied).length, rows };
  } finally {
    await from.end();
    await to.end();
  }
}

/**
 * Where a database lies, as `lib/installation/read-hold.ts` has it.
 * @param {import("postgres").Sql} sql
 */
const here = (sql) => sql`
  (select system_identifier::text from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database())`;
