// @ts-check
// Run after every `npm install`: npm leaves optional packages of other platforms out of the lock file when it could
// not look them up, and `npm ci` then refuses the whole file.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lock */

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * The entries that a lock file lacks, by their place in it.
 * @param {Lock} lock
 * @returns {Record<string, Entry>}
 */
export function missingPlatforms({ packages }) {
  /** @type {Record<string, Entry>} */
  const missing = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isThere(packages, place, name)) continue;
      const words = name.split(/[/-]/);
      const [os, cpu] = [systems, processors].map((known) => known.filter((word) => words.includes(word)));
      const libc = ["musl", "gnu"]
        .filter((word) => words.some((part) => part.startsWith(word)))
        .map((word) => (word === "gnu" ? "glibc" : word));
      missing[`node_modules/${name}`] = {
        version,
        ...(cpu?.length ? { cpu } : {}),
        ...(dev ? { dev } : {}),
        ...(libc.length ? { libc } : {}),
        optional: true,
        ...(os?.length ? { os } : {}),
      };
    }
  }
  return missing;
}

/**
 * Whether a package at `place` would find `name` in its own node_modules or one above.
 * @param {Lock["packages"]} packages
 * @param {string} place
 * @param {string} name
 */
function isThere(packages, place, name) {
  const parts = place.split("/node_modules/");
  const folders = ["", ...parts.map((_, index) => `${parts.slice(0, index + 1).join("/node_modules/")}/`)];
  return folders.some((folder) => `${folder}node_modules/${name}` in packages);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const added = missingPlatforms(lock);
  const entries = Object.entries({ ...lock.packages, ...added });
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(added).length} packages added to the lock file`);
}
