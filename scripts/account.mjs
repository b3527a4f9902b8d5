// @ts-check
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { Refusal } from "./refusal.mjs";

/** @typedef {{ uid: number, gid: number }} Account */

/** Kept outside a checkout that Postgres' own user cannot enter, such as one under root's home. */
export const systemFolder = "/var/lib/promptops";

/**
 * Postgres refuses to run as root: the account it runs under instead, or null when we are not root.
 * @returns {Account | null}
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const entry = accounts.find((fields) => fields[0] === name);
    if (entry && Number(entry[2]) !== 0) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Refusal("Postgres does not run as root, and there is no user postgres or nobody: run this as a plain user.");
}

/**
 * Whether everyone may enter `folder` (or will, once it is made) through all the folders above it.
 * @param {string} folder
 */
export function isReachable(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/**
 * Makes `folder` for that account alone.
 * @param {string} folder
 * @param {Account | null} account
 */
export function makePrivateFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!account) return;
  chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

/** A folder for what is thrown away, which Postgres' user can enter too. */
export const throwAwayFolder = () => (postgresAccount() && !isReachable(tmpdir()) ? "/tmp" : tmpdir());
