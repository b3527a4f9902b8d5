// @ts-check

import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readState, writeState } from "./data-folder.mjs";
import { lockFolder } from "./lock-folder.mjs";
import { ensureDatabase, startPostgres } from "./postgres.mjs";
import { backoffMs } from "./supervise.mjs";

/**
 * The Postgres of the embedded start: made at first, kept running until stopped, the app's role and database in it.
 * @param {string} dataDir
 * @param {import("./data-folder.mjs").Secrets} secrets
 */
export async function startEmbeddedDatabase(dataDir, { adminPassword, databasePassword }) {
  const state = readState(dataDir);
  if (dirname(state.postgresFolder) !== dataDir) lockFolder(dirname(state.postgresFolder)); // a copied checkout names it too
  const options = { dataDir: state.postgresFolder, password: adminPassword, durable: true };
  let running = await startPostgres({ ...options, port: state.postgresPort });
  if (running.port !== state.postgresPort) writeState(dataDir, { ...state, postgresPort: running.port });
  const url = await ensureDatabase(running.url, { role: "promptops", password: databasePassword, database: "promptops" });

  const stopping = new AbortController();
  const kept = (async () => {
    for (let restarts = 0; ; restarts++) {
      const code = await running.exited;
      if (stopping.signal.aborted) return;
      console.error(`Postgres ended (${code}); starting it again. Its words are in ${state.postgresFolder}.log`);
      await sleep(backoffMs(restarts), undefined, { signal: stopping.signal });
      running = await startPostgres({ ...options, port: running.port });
    }
  })().catch((error) => {
    if (!stopping.signal.aborted) console.error(error);
  });
  const stop = async () => {
    stopping.abort();
    await running.stop();
    await kept;
    await running.stop(); // one that was just being started
  };
  return { url, stop };
}
