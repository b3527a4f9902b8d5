// @ts-check

import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv, parseSettings } from "../lib/env.ts";
import { build, makeOpenApi } from "./build.mjs";
import { bundle, bundleOnChange } from "./bundle.mjs";
import { makeDataFolder, readSecrets, readState, writeState } from "./data-folder.mjs";
import { startEmbeddedDatabase } from "./embedded-database.mjs";
import { lockFolder } from "./lock-folder.mjs";
import { portIsFree } from "./port-is-free.mjs";
import { Refusal } from "./refusal.mjs";
import { startChild, supervise } from "./supervise.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const webGraceMs = 6_000;
const workerGraceMs = 12_000;
const impatientAfterMs = 2_000;
/** As in `npm run worker`: both make much that is soon garbage, which V8 would leave lying up to gigabytes on a large machine. */
const heapFlags = ["--heap-growing-percent=100", "--max-semi-space-size=16"];

/** @param {NodeJS.ProcessEnv} env */
const startWorker = (env) => startChild(join(root, "dist/worker.js"), env, [], "inherit", heapFlags);

/**
 * Starts everything, waits until asked to stop, and stops it: web, worker, then Postgres.
 * @param {{ development?: boolean }} [options] development: with Next's development server, and no build
 */
export async function launch({ development = false } = {}) {
  const stop = stopSignal();
  /** @type {(() => Promise<void>)[]} */
  const running = [];
  try {
    const env = await prepare(stop, running, development);
    if ((await runToEnd("migrate", env, stop)) !== 0) throw new Refusal("migrate failed; what it said stands above.");
    const { web, worker } = development ? await watch(env) : serve(env);
    running.push(
      () => worker.stop(workerGraceMs),
      () => web.stop(webGraceMs),
    );
    killWhenImpatient([web, worker], stop);
    await Promise.race([web.ready, aborted(stop)]);
    stop.throwIfAborted();
    await seedOnce(env, stop);
    tellWhere(env);
    process.send?.("ready"); // to whoever started us so, such as the tests
    await aborted(stop);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    if (stop.aborted) console.log("Stopping…");
    for (const end of running.reverse()) await end();
  }
  process.exit(0);
}

/** Aborted by the first Ctrl-C or SIGTERM. */
function stopSignal() {
  const asked = new AbortController();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => asked.abort());
  return asked.signal;
}

/** @param {AbortSignal} stop */
const aborted = async (stop) => stop.aborted || once(stop, "abort");

/**
 * Checks the configuration, builds, and brings up the embedded Postgres where no `DATABASE_URL` is given.
 * @param {AbortSignal} stop
 * @param {(() => Promise<void>)[]} running
 * @param {boolean} development
 * @returns {Promise<NodeJS.ProcessEnv>} what the processes are started with
 */
async function prepare(stop, running, development) {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const filled = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)); // as in .env.example
  /** @type {NodeJS.ProcessEnv} */
  const given = { ...filled, PROMPTOPS_MODE: undefined, NODE_ENV: development ? "development" : "production" };
  const settings = parseSettings(given);
  const { PROMPTOPS_MODE, DATA_DIR } = settings;
  if (PROMPTOPS_MODE === "production") {
    parseEnv(given);
  } else {
    makeDataFolder(DATA_DIR);
    lockFolder(DATA_DIR);
  }
  await portIsFree(settings);
  if (development) {
    await bundle();
    await makeOpenApi(); // bundles too; side by side, the first to end would stop the other's bundler
  } else await build({ signal: stop });
  stop.throwIfAborted();
  if (PROMPTOPS_MODE === "production") return { ...given, PROMPTOPS_MODE, DATA_DIR };

  const secrets = readSecrets(DATA_DIR);
  const database = await startEmbeddedDatabase(DATA_DIR, secrets, stop);
  running.push(database.stop);
  const { AUTH_SECRET, ENCRYPTION_KEY } = secrets;
  return { AUTH_SECRET, ENCRYPTION_KEY, ...given, PROMPTOPS_MODE, DATA_DIR, DATABASE_URL: database.url };
}

/**
 * Makes the demo on the first embedded start, with the worker that runs. What it lacks after a failure the next start adds.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop
 */
async function seedOnce(env, stop) {
  const { PROMPTOPS_MODE, DATA_DIR, DEMO } = parseEnv(env);
  if (PROMPTOPS_MODE !== "embedded" || DEMO === "off" || readState(DATA_DIR).seeded) return;
  console.log("Making the demo…");
  if ((await runToEnd("seed", env, stop)) === 0) writeState(DATA_DIR, { ...readState(DATA_DIR), seeded: true });
}

/**
 * @param {"migrate" | "seed"} name
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop
 */
async function runToEnd(name, env, stop) {
  stop.throwIfAborted();
  const child = startChild(join(root, "dist", `${name}.js`), env);
  const abort = () => child.kill("SIGTERM");
  stop.addEventListener("abort", abort);
  const [code] = await once(child, "exit");
  stop.removeEventListener("abort", abort);
  stop.throwIfAborted();
  return code;
}

/** @param {NodeJS.ProcessEnv} env */
function serve(env) {
  const worker = supervise("worker", () => startWorker(env), { readyOn: "spawn" });
  const web = supervise("web", () => startChild(join(root, "dist/web.js"), env, [], "inherit", heapFlags), {
    readyOn: "message",
  });
  return { web, worker };
}

/** @param {NodeJS.ProcessEnv} env */
async function watch(env) {
  const { PORT, HOST, APP_URL } = parseEnv(env);
  const worker = supervise("worker", () => startWorker(env), { readyOn: "spawn" });
  await bundleOnChange(worker.restart);
  const next = join(root, "node_modules/next/dist/bin/next");
  const webEnv = { ...env, NEXTAUTH_URL: APP_URL };
  const startWeb = () => startChild(next, webEnv, ["dev", "--port", String(PORT), "--hostname", HOST]);
  const web = supervise("web", startWeb, { readyOn: "spawn" });
  return { web, worker };
}

/**
 * A second Ctrl-C waits for neither process (but still for Postgres).
 * @param {{ kill: () => void }[]} processes
 * @param {AbortSignal} stop
 */
async function killWhenImpatient(processes, stop) {
  await aborted(stop);
  const askedAt = Date.now();
  process.on("SIGINT", () => {
    if (Date.now() - askedAt < impatientAfterMs) return; // npm passes the terminal's Ctrl-C on a second time
    for (const one of processes) one.kill();
  });
}

/** @param {NodeJS.ProcessEnv} env */
function tellWhere(env) {
  const { APP_URL, HOST, PORT, DATA_DIR, PROMPTOPS_MODE } = parseEnv(env);
  const isHere = APP_URL === `http://localhost:${PORT}`;
  console.log(`PromptOps is ready at ${APP_URL}${isHere ? "" : ` (listening on ${HOST}:${PORT})`}`);
  const demo = join(DATA_DIR, "demo.json");
  if (PROMPTOPS_MODE !== "embedded" || !isLoopback(HOST) || !readState(DATA_DIR).seeded || !existsSync(demo)) return;
  const { email, password } = JSON.parse(readFileSync(demo, "utf8"));
  console.log(`Sign in to the demo as ${email} with the password ${password}`);
}

/** @param {string} host */
const isLoopback = (host) => host === "localhost" || host === "::1" || host.startsWith("127.");
