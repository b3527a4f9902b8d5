// @ts-check
// The processes an installation has, and how each of them is started and ended: for `npm start` and for the container alike.

import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";
import { startChild, supervise } from "./supervise.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const webGraceMs = 6_000;
const workerGraceMs = 12_000;
const impatientAfterMs = 2_000;
/** As in `npm run worker`: both make much that is soon garbage, which V8 would leave lying up to gigabytes on a large machine. */
const heapFlags = ["--heap-growing-percent=100", "--max-semi-space-size=16"];

/** @typedef {ReturnType<typeof supervise> & { end: () => Promise<void> }} Served */

/** Aborted by the first Ctrl-C or SIGTERM. */
export function stopSignal() {
  const asked = new AbortController();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => asked.abort());
  return asked.signal;
}

/** @param {AbortSignal} stop */
export const aborted = async (stop) => stop.aborted || once(stop, "abort");

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
const startBundled = (name, env) => startChild(join(root, "dist", `${name}.js`), env, [], "inherit", heapFlags);

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Served}
 */
export function serveWorker(env) {
  const worker = supervise("worker", () => startBundled("worker", env), { readyOn: "spawn" });
  return { ...worker, end: () => worker.stop(workerGraceMs) };
}

/**
 * @param {() => import("node:child_process").ChildProcess} start
 * @param {{ readyOn: "spawn" | "message" }} options
 * @returns {Served}
 */
export function superviseWeb(start, options) {
  const web = supervise("web", start, options);
  return { ...web, end: () => web.stop(webGraceMs) };
}

/** @param {NodeJS.ProcessEnv} env */
export const serveWeb = (env) => superviseWeb(() => startBundled("web", env), { readyOn: "message" });

/**
 * Brings the database's tables and queues up to date.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop
 */
export async function migrate(env, stop) {
  if ((await runToEnd("migrate", env, stop)) !== 0) throw new Refusal("migrate failed; what it said stands above.");
}

/**
 * @param {"migrate" | "seed"} name
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop
 */
export async function runToEnd(name, env, stop) {
  stop.throwIfAborted();
  const child = startChild(join(root, "dist", `${name}.js`), env);
  const abort = () => child.kill("SIGTERM");
  stop.addEventListener("abort", abort);
  const [code] = await once(child, "exit");
  stop.removeEventListener("abort", abort);
  stop.throwIfAborted();
  return code;
}

/**
 * A second Ctrl-C waits for no process (but still for Postgres).
 * @param {{ kill: () => void }[]} processes
 * @param {AbortSignal} stop
 */
export async function killWhenImpatient(processes, stop) {
  await aborted(stop);
  const askedAt = Date.now();
  process.on("SIGINT", () => {
    if (Date.now() - askedAt < impatientAfterMs) return; // npm passes the terminal's Ctrl-C on a second time
    for (const one of processes) one.kill();
  });
}
