// @ts-check

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
import { aborted, killWhenImpatient, migrate, runToEnd, serveWeb, serveWorker, stopSignal, superviseWeb } from "./processes.mjs";
import { startChild } from "./supervise.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

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
    await migrate(env, stop);
    const { web, worker } = development ? await watch(env) : { worker: serveWorker(env), web: serveWeb(env) };
    running.push(worker.end, web.end);
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

/** @param {NodeJS.ProcessEnv} env */
async function watch(env) {
  const { PORT, HOST, APP_URL } = parseEnv(env);
  const worker = serveWorker(env);
  await bundleOnChange(worker.restart);
  const next = join(root, "node_modules/next/dist/bin/next");
  const webEnv = { ...env, NEXTAUTH_URL: APP_URL };
  const startWeb = () => startChild(next, webEnv, ["dev", "--port", String(PORT), "--hostname", HOST]);
  const web = superviseWeb(startWeb, { readyOn: "spawn" });
  return { web, worker };
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
