// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { makePrivateFolder, postgresAccount, throwAwayFolder } from "../account.mjs";
import { freePort } from "../postgres.mjs";
import { Refusal } from "../refusal.mjs";
import { atMost } from "./judged.mjs";
import { quantile } from "./quantile.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const runs = 3;
const longestMs = 60_000;

/** `npm start`, installed and built, until `/ready` answers: on no data, where Postgres is made first, and again on the same data. */
export async function coldStartRow() {
  /** @type {number[][]} */
  const [first = [], second = []] = [];
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(throwAwayFolder(), "promptops-start-"));
    makePrivateFolder(folder, postgresAccount());
    try {
      first.push(await secondsToReady(folder));
      second.push(await secondsToReady(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const row = (/** @type {string} */ what, /** @type {number[]} */ seconds) =>
    atMost({
      work: `npm start until ready, ${what}`,
      ...{ value: quantile(seconds, 0.5), most: 5, unit: "s", told: `median of ${runs}`, values: { seconds } },
    });
  return [row("the first one (without the demo)", first), row("on the data that is there", second)];
}

/** @param {string} folder */
async function secondsToReady(folder) {
  const port = await freePort();
  const { DATABASE_URL: _, ...env } = process.env;
  const startedAt = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: "127.0.0.1", APP_URL: "", DATA_DIR: join(folder, "data"), DEMO: "off" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: process.platform !== "win32", // a group of its own, to be ended together
    shell: process.platform === "win32",
  });
  child.stdout.resume();
  const closed = once(child, "close"); // npm may end before what it started
  try {
    while (!(await isReady(port))) {
      if (performance.now() - startedAt > longestMs || child.exitCode !== null) throw new Refusal("npm start did not get ready.");
      await sleep(10);
    }
    return (performance.now() - startedAt) / 1_000;
  } finally {
    if (child.pid) process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGTERM");
    await closed;
  }
}

/** @param {number} port */
const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/api/v1/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
