// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The folders of packages and of what they depend on, as paths from the root.
 * @param {string[]} names
 */
export function packageFolders(names) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @type {[name: string, from: string][]} */
  const wanted = names.map((name) => [name, root]);
  for (let next = wanted.pop(); next; next = wanted.pop()) {
    const path = relative(root, folderOf(...next));
    if (found.has(path)) continue;
    found.add(path);
    const about = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
    const peers = Object.keys(about.peerDependencies ?? {}).filter((name) => !about.peerDependenciesMeta?.[name]?.optional);
    for (const name of [...Object.keys(about.dependencies ?? {}), ...peers]) wanted.push([name, join(root, path)]);
  }
  return [...found].filter((path) => !dirname(path).split(/[\\/]/).slice(1).includes("node_modules")); // others lie inside those
}

/**
 * @param {string} name of a package
 * @param {string} from the folder that asks for it
 */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const path = join(at, "node_modules", name);
    if (existsSync(path)) return path;
    if (dirname(at) === at) throw new Refusal(`${name}, which ${from} depends on, is not installed.`);
  }
}
