// @ts-check
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Refusal } from "./refusal.mjs";

/** @type {DatabaseSync[]} a connection nobody keeps is closed, and the lock with it */
const held = [];

/**
 * Takes `folder` for this process. The operating system holds the lock (through SQLite, which knows how on every
 * platform), so that it ends with the process even when that is killed.
 * @param {string} folder
 */
export function lockFolder(folder) {
  const path = join(folder, "launcher.lock");
  const owner = join(folder, "launcher.pid");
  const file = new DatabaseSync(path);
  try {
    file.exec("pragma journal_mode = memory; begin exclusive");
  } catch {
    file.close();
    const pid = existsSync(owner) ? ` (process ${readFileSync(owner, "utf8").trim()})` : "";
    throw new Refusal(`PromptOps already runs on ${folder}${pid}; set DATA_DIR and PORT to run a second one.`);
  }
  chmodSync(path, 0o600);
  writeFileSync(owner, `${process.pid}\n`);
  held.push(file);
}
