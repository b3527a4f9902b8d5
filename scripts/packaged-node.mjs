// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.mjs";

const system = process.platform === "win32" ? "win" : process.platform;
const binary = process.platform === "win32" ? "node.exe" : "node";
const packaged = fileURLToPath(new URL(`../node_modules/node-${system}-${process.arch}/bin/${binary}`, import.meta.url));
const least = [22, 19];

/**
 * Runs `script` again under the Node 24 that the packages brought, where they brought one that works here.
 * Resolves to false when this process is good enough to go on; else the other one has done it all and set our exit code.
 * @param {string} script its file URL
 */
export async function underPackagedNode(script) {
  if (existsSync(packaged) && realpathSync(packaged) === realpathSync(process.execPath)) return false;
  if (!existsSync(packaged) || spawnSync(packaged, ["--version"]).status !== 0) {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    if (major > (least[0] ?? 0) || (major === least[0] && minor >= (least[1] ?? 0))) return false;
    throw new Refusal(
      `Node ${least.join(".")} or later is needed on ${process.platform} ${process.arch}; this is ${process.versions.node}.`,
    );
  }
  const leash = fileURLToPath(new URL("./leash.mjs", import.meta.url));
  const child = spawn(packaged, ["--import", leash, fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: join(packaged, "..") + delimiter + process.env.PATH, PROMPTOPS_LEASH: String(process.pid) },
  });
  process.on("SIGINT", () => {}); // the terminal tells the child too
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
  return true;
}
