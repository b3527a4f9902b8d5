// @ts-check

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";

/**
 * Ends what a killed launcher may have left on a data folder: a live Postgres is shut down properly, a
 * `postmaster.pid` that names somebody else's process is removed. (Postgres itself handles one that names no process.)
 * @param {string} dataDir
 */
export async function clearOrphan(dataDir) {
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (process.platform === "win32" || !(pid > 1)) return;

  const deadline = Date.now() + 20_000;
  for (let signal = /** @type {NodeJS.Signals | null} */ ("SIGINT"); processesOn(dataDir, pid).length > 0; await sleep(50)) {
    if (signal && processesOn(dataDir, pid).includes(pid)) process.kill(pid, signal);
    signal = null;
    if (Date.now() > deadline)
      throw new Refusal(`A Postgres (process ${pid}) still runs on ${dataDir} and does not stop: end it, then start again.`);
  }
  if (existsSync(pidFile) && isAlive(pid)) rmSync(pidFile);
}

/**
 * The Postgres processes whose data folder this is. They work inside it, which /proc shows.
 * @param {string} dataDir
 * @param {number} postmaster where there is no /proc, only this one is asked about
 */
function processesOn(dataDir, postmaster) {
  if (!existsSync("/proc/self/cwd")) {
    const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(postmaster)], { encoding: "utf8" });
    return stdout?.includes(dataDir) ? [postmaster] : [];
  }
  const folder = realpathSync(dataDir);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder && commandOf(name).includes("postgres"))
    .map(Number);
}

/** @param {string} pid */
function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone meanwhile, or not ours to look at
  }
}

/** @param {string} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
