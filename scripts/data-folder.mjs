// @ts-check
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isReachable, postgresAccount, systemFolder } from "./account.mjs";
import { Refusal } from "./refusal.mjs";

/** @typedef {{ AUTH_SECRET: string, ENCRYPTION_KEY: string, databasePassword: string, adminPassword: string }} Secrets */
/** @typedef {{ postgresFolder: string, postgresPort?: number, seeded?: boolean }} State what to remember between two starts */

/**
 * Makes the data folder: private, but open for passing through where Postgres runs under another user.
 * @param {string} dataDir
 */
export function makeDataFolder(dataDir) {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, postgresAccount() ? 0o711 : 0o700);
}

/**
 * The secrets of the embedded start, drawn once.
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function readSecrets(dataDir) {
  const path = join(dataDir, "secrets.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  if (existsSync(join(dataDir, "state.json"))) {
    throw new Refusal(
      `${path} is gone, and without it the data beside it cannot be read: restore it, or remove ${dataDir} to begin anew.`,
    );
  }
  const draw = () => randomBytes(32);
  const secrets = {
    AUTH_SECRET: draw().toString("base64"),
    ENCRYPTION_KEY: draw().toString("base64"),
    databasePassword: draw().toString("base64url"),
    adminPassword: draw().toString("base64url"),
  };
  writeWhole(path, secrets);
  return secrets;
}

/**
 * @param {string} dataDir
 * @returns {State}
 */
export function readState(dataDir) {
  const path = join(dataDir, "state.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const state = { postgresFolder: placeForPostgres(dataDir) };
  writeState(dataDir, state);
  return state;
}

/**
 * @param {string} dataDir
 * @param {State} state
 */
export const writeState = (dataDir, state) => writeWhole(join(dataDir, "state.json"), state);

/**
 * Inside the data folder, or, where Postgres' user cannot enter that, in a new folder of the system's.
 * @param {string} dataDir
 */
function placeForPostgres(dataDir) {
  if (!postgresAccount() || isReachable(dataDir)) return join(dataDir, "postgres");
  const folder = join(systemFolder, `data-${randomBytes(4).toString("hex")}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(systemFolder, 0o755);
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "README"), `The database of ${dataDir}. Without the secrets in there it is of no use.\n`);
  return join(folder, "postgres");
}

/**
 * @param {string} path
 * @param {unknown} value
 */
function writeWhole(path, value) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
