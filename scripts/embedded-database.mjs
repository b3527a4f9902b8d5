// @ts-check

import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readState, writeState } from "./data-folder.mjs";
import { lockFolder } from "./lock-folder.mjs";
import { ensureDatabase, startPostgres } from "./postgres.mjs";
import { prepareBinaries } from "./postgres-binaries.mjs";
import { majorOf } from "./postgres-cluster.mjs";
import { Refusal, told } from "./refusal.mjs";
import { backoffMs } from "./supervise.mjs";

/**
 * The Postgres of the embedded start: made at first, kept running until stopped, the app's role and database in it.
 * @param {string} dataDir
 * @param {import("./data-folder.mjs").Secrets} secrets
 * @param {AbortSignal} giveUp while starting
 */
export async function startEmbeddedDatabase(dataDir, { adminPassword, databasePassword }, giveUp) {
  const state = readState(dataDir);
  requireSameMajor(state.postgresFolder);
  if (dirname(state.postgresFolder) !== dataDir) lockFolder(dirname(state.postgresFolder)); // a copied checkout names it too
  const stopping = new AbortController();
  const options = { dataDir: state.postgresFolder, password: adminPassword, durable: true };
  let running = await startPostgres({ ...options, port: state.postgresPort, signal: giveUp });
  if (running.port !== state.postgresPort) writeState(dataDir, { ...state, postgresPort: running.port });
  const url = await ensureDatabase(running.url, { role: "promptops", password: databasePassword, database: "promptops" });

  const restart = async (/** @type {number} */ restarts) => {
    await sleep(backoffMs(restarts), undefined, { signal: stopping.signal });
    running = await startPostgres({ ...options, port: running.port, signal: stopping.signal });
    if (stopping.signal.aborted) await running.stop();
  };
  const kept = (async () => {
    for (let restarts = 0; ; restarts++) {
      const code = await running.exited;
      if (stopping.signal.aborted) return;
      console.error(`Postgres ended (${code}); starting it again. Its words are in ${state.postgresFolder}.log`);
      await restart(restarts).catch((error) => stopping.signal.aborted || console.error(told(error)));
    }
  })();
  const stop = async () => {
    stopping.abort();
    await running.stop();
    await kept;
  };
  return { url, stop };
}

/**
 * Each major of Postgres keeps its data in its own way.
 * @param {string} postgresFolder
 */
function requireSameMajor(postgresFolder) {
  const [made, { major }] = [majorOf(postgresFolder), prepareBinaries()];
  if (made === null || made === major) return;
  throw new Refusal(
    made < major
      ? `The data in ${postgresFolder} is of Postgres ${made}, and this release brings ${major}: run npm run upgrade-database, once.`
      : `The data in ${postgresFolder} is of Postgres ${made}, and this release brings ${major} only: start a newer release.`,
  );
}
