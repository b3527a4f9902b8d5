// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makePrivateFolder, postgresAccount, throwAwayFolder } from "./account.mjs";
import { prepareBinaries } from "./postgres-binaries.mjs";
import { asAccount, makeCluster } from "./postgres-cluster.mjs";
import { clearOrphan } from "./postgres-orphan.mjs";
import { Refusal } from "./refusal.mjs";

const largestLog = 10_000_000;

/**
 * Runs the server and, should the pipe from us close because we stopped or died, shuts it down: no orphan outlives us.
 * $1 is a folder to remove at the end, or empty.
 */
const keeper = `
remove=$1; shift
exec 3<&0
"$@" </dev/null 3<&- & server=$!
( read -r line <&3; kill -INT $server ) & leash=$!
wait $server; code=$?
kill $leash 2>/dev/null
[ -z "$remove" ] || rm -rf "$remove"
exit $code`;

/**
 * A running Postgres, loopback only.
 * @typedef {{ url: string, port: number, exited: Promise<number | null>, stop: () => Promise<void> }} RunningPostgres
 */

/**
 * Starts the embedded Postgres on `dataDir`, which is made at first use; resolves once it answers.
 * `url` is the superuser's. `port` is taken when free. Without `durable` a crash may lose data.
 * @param {{ dataDir: string, password: string, port?: number, durable: boolean, remove?: string, signal?: AbortSignal,
 *   binaries?: import("./postgres-binaries.mjs").Binaries }} options
 *   remove: a folder that goes away with the server; signal: gives up waiting, and rejects; binaries: other ones than the embedded
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ dataDir, password, port: wanted, durable, remove, signal, ...other }) {
  const binaries = other.binaries ?? prepareBinaries();
  const account = postgresAccount();
  if (existsSync(join(dataDir, "PG_VERSION"))) await clearOrphan(dataDir);
  else makeCluster(binaries, { dataDir, password, durable, account });

  const port = await freePort(wanted);
  const log = openLog(`${dataDir}.log`);
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [binaries.postgres, "-D", dataDir, ...flags];
  const [file, ...args] =
    process.platform === "win32" ? command : ["/bin/sh", "-c", keeper, "promptops", remove ?? "", ...command];
  /** @type {import("node:child_process").ChildProcess} */
  const child = spawn(/** @type {string} */ (file), args, { ...asAccount(account), detached: true, stdio: ["pipe", log, log] });
  closeSync(log);

  /** @type {Promise<number | null>} */
  const exited = once(child, "exit").then(([code]) => code);
  const stop = async () => {
    child.stdin?.end();
    if (process.platform === "win32") child.kill("SIGINT");
    for (const signal of /** @type {const} */ (["SIGQUIT", "SIGKILL"])) {
      if (await within(10_000, exited)) return;
      signalServer(dataDir, signal);
    }
    await within(5_000, exited);
  };
  const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  try {
    await answers(url, exited, `${dataDir}.log`, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port, exited, stop };
}

/**
 * A Postgres for tests: fast, of no value, gone with the process that started it.
 * @param {import("./postgres-binaries.mjs").Binaries} [binaries]
 * @returns {Promise<RunningPostgres>}
 */
export async function startThrowAwayPostgres(binaries) {
  const folder = mkdtempSync(join(throwAwayFolder(), "promptops-test-"));
  makePrivateFolder(folder, postgresAccount());
  const running = await startPostgres({
    dataDir: join(folder, "postgres"),
    password: "throw-away",
    durable: false,
    remove: folder,
    binaries,
  });
  const stop = async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, stop };
}

/**
 * A role that is no superuser and a database it owns; what exists is left alone. Resolves to the role's URL.
 * @param {string} adminUrl
 * @param {{ role: string, password: string, database: string }} wanted names of plain letters
 */
export async function ensureDatabase(adminUrl, { role, password, database }) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select from pg_roles where rolname = ${role}`;
    const create = `${known ? "alter" : "create"} role ${role} login nosuperuser nocreatedb nocreaterole`;
    await sql.unsafe(`${create} password '${password.replaceAll("'", "''")}'`);
    const [made] = await sql`select from pg_database where datname = ${database}`;
    if (!made) await sql.unsafe(`create database ${database} owner ${role}`);
  } finally {
    await sql.end();
  }
  const url = new URL(adminUrl);
  return `postgres://${role}:${encodeURIComponent(password)}@${url.host}/${database}`;
}

/** @param {string} path */
function openLog(path) {
  const full = existsSync(path) && statSync(path).size > largestLog;
  return openSync(path, full ? "w" : "a", 0o600);
}

/**
 * @param {string} url
 * @param {Promise<number | null>} exited
 * @param {string} logPath
 * @param {AbortSignal} [signal]
 */
async function answers(url, exited, logPath, signal) {
  const { default: postgres } = await import("postgres");
  const lastWords = () => readFileSync(logPath, "utf8").trim().split("\n").slice(-3).join("\n");
  let over = false;
  exited.then(() => {
    over = true;
  });
  const startedAt = Date.now();
  for (let pauseMs = 20; Date.now() - startedAt < 300_000; await sleep(pauseMs)) {
    pauseMs = Math.min(pauseMs * 1.2, 250); // recovery after a crash may take a while
    signal?.throwIfAborted();
    if (over) throw new Refusal(`Postgres did not start:\n${lastWords()}`);
    const sql = postgres(url, { max: 1, connect_timeout: 5 });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === "28P01") throw new Refusal("The embedded Postgres has another password than secrets.json: restore that file.");
      if (!["ECONNREFUSED", "57P03", "ECONNRESET", "CONNECTION_CLOSED", "CONNECT_TIMEOUT"].includes(code)) throw error;
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Refusal(`Postgres does not answer:\n${lastWords()}`);
}

/**
 * @param {string} dataDir
 * @param {NodeJS.Signals} signal
 */
function signalServer(dataDir, signal) {
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  try {
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), signal);
  } catch {
    // it ended meanwhile
  }
}

/**
 * Whether `promise` settled within `ms`.
 * @param {number} ms
 * @param {Promise<unknown>} promise
 */
async function within(ms, promise) {
  const giveUp = new AbortController();
  const late = sleep(ms, false, { signal: giveUp.signal }).catch(() => false);
  const inTime = await Promise.race([promise.then(() => true), late]);
  giveUp.abort();
  return inTime;
}

/**
 * A free loopback port: the wanted one if it is, else any.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  const server = createServer();
  const listening = new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  server.listen(wanted, "127.0.0.1");
  try {
    await listening;
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort();
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : wanted;
}
