// @ts-check
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Refusal } from "../refusal.mjs";

const run = promisify(execFile);

/**
 * The resident memory in bytes of the web or worker process of the application whose launcher is `pid`.
 * @param {number} pid
 * @param {"web" | "worker"} name
 */
export async function memoryOf(pid, name) {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss=,args="]);
  const processes = stdout.split("\n").flatMap((line) => {
    const [, own, parent, rss, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return own ? [{ pid: Number(own), parent: Number(parent), rss: Number(rss), args: args ?? "" }] : [];
  });
  const family = new Set([pid]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
  }
  // Next names its process anew
  const isIt = (/** @type {string} */ args) =>
    args.includes(`dist/${name}.js`) || (name === "web" && args.startsWith("next-server"));
  const found = processes.find((one) => family.has(one.pid) && isIt(one.args));
  if (!found) throw new Refusal(`No ${name} process runs under ${pid}.`);
  return found.rss * 1024;
}
