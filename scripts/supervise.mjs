// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const leash = join(root, "scripts", "leash.mjs"); // we may be bundled, in dist
const healthyAfterMs = 60_000;

/**
 * Milliseconds to wait before the n-th restart in a row: 0.5 s, doubling to half a minute.
 * @param {number} restarts
 */
export const backoffMs = (restarts) => Math.min(500 * 2 ** restarts, 30_000);

/**
 * Starts one of our scripts under this Node. It ends when we do; the terminal's Ctrl-C does not reach it.
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} args
 * @param {"inherit" | "pipe"} output
 * @param {string[]} flags of Node
 */
export const startChild = (script, env, args = [], output = "inherit", flags = []) =>
  spawn(process.execPath, [...flags, "--enable-source-maps", "--import", leash, script, ...args], {
    cwd: root,
    env: { ...env, PROMPTOPS_LEASH: String(process.pid) },
    detached: process.platform !== "win32",
    stdio: ["ignore", output, output, "ipc"],
  });

/**
 * Keeps a script running: when it dies it is started again, more slowly each time. `ready` resolves when it first
 * says so (with `readyOn: "message"`, by `process.send("ready")`) and rejects when it dies before; then it is not started again.
 * @param {string} name
 * @param {() => import("node:child_process").ChildProcess} start
 * @param {{ readyOn: "spawn" | "message" }} options
 */
export function supervise(name, start, { readyOn }) {
  let stopping = false;
  let restarts = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {PromiseWithResolvers<void>} */
  const { promise: ready, resolve, reject } = Promise.withResolvers();
  let wasReady = false;
  ready.then(
    () => {
      wasReady = true;
    },
    () => {},
  );

  const run = () => {
    const startedAt = Date.now();
    child = start();
    if (readyOn === "spawn") child.once("spawn", resolve);
    child.on("message", (message) => message === "ready" && resolve());
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      child = undefined;
      reject(new Refusal(`${name} ended before it was ready (${signal ?? `exit code ${code}`}); what it said stands above.`));
      if (stopping || !wasReady) return;
      if (Date.now() - startedAt > healthyAfterMs) restarts = 0;
      const pause = backoffMs(restarts++);
      console.error(`The ${name} process ended (${signal ?? `exit code ${code}`}); starting it again in ${pause / 1000} s.`);
      waiting = setTimeout(run, pause);
    });
  };
  run();

  /**
   * Asks it to end, and makes it end after the grace.
   * @param {number} graceMs
   */
  const stop = async (graceMs) => {
    stopping = true;
    clearTimeout(waiting);
    if (!child) return;
    const gone = once(child, "exit");
    const late = setTimeout(() => child?.kill("SIGKILL"), graceMs);
    child.kill("SIGTERM");
    await gone;
    clearTimeout(late);
  };
  const kill = () => child?.kill("SIGKILL");
  const restart = () => {
    restarts = 0;
    child?.kill("SIGTERM");
  };
  return { ready, stop, kill, restart };
}
