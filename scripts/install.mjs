// @ts-check
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { orRefuse, Refusal } from "./refusal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const lock = join(root, "package-lock.json");
const stamp = join(root, "node_modules", ".promptops-lock");
const npmsOwnStamp = join(root, "node_modules", ".package-lock.json");

/** Installs the packages of package-lock.json unless they are there. No install script is run: none is needed. */
export async function install() {
  const wanted = createHash("sha256").update(readFileSync(lock)).update(`${process.platform} ${process.arch}`).digest("hex");
  if (existsSync(stamp) ? readFileSync(stamp, "utf8") === wanted : installedByHand()) return;

  console.log("Installing packages…");
  await installLocked(root, ["--include=dev", "--include=optional"]);
  writeFileSync(stamp, wanted);
}

/**
 * Installs what the lock file of a folder names, checked against its digests.
 * @param {string} folder
 * @param {string[]} [more] flags of npm
 */
export async function installLocked(folder, more = []) {
  const [command, ...args] = [...npm(), "ci", "--ignore-scripts", ...more, "--loglevel=error"];
  const child = spawn(command, args, { cwd: folder, stdio: "inherit", shell: command === "npm.cmd" });
  const end = () => child.kill("SIGTERM");
  process.once("SIGTERM", end);
  const [code] = await once(child, "exit").catch(() => [1]);
  process.off("SIGTERM", end);
  if (code !== 0) throw new Refusal("npm ci failed; what it said stands above.");
}

/** Somebody ran `npm ci` since the lock file last changed. */
const installedByHand = () => existsSync(npmsOwnStamp) && statSync(npmsOwnStamp).mtimeMs >= statSync(lock).mtimeMs;

/**
 * The npm that runs us, under its own Node: ours may be the one about to be replaced.
 * @returns {[string, ...string[]]}
 */
function npm() {
  const { npm_execpath, npm_node_execpath } = process.env;
  if (npm_execpath?.endsWith(".js")) return [npm_node_execpath ?? process.execPath, npm_execpath];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await orRefuse(install);
