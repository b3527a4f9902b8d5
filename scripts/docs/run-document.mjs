// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./read-blocks.mjs").Block} Block */
/** @typedef {{ passed: number, faults: import("./find-faults.mjs").Fault[], skipped: { name: string, reason: string }[] }} Outcome */

const longestMs = 180_000;
/** Which program runs a block, by its language, and what the file it reads is called. */
const programs = { ts: { command: "node", ending: "mts" }, python: { command: "python3", ending: "py" } };

/**
 * Runs the blocks of a document that are marked `run`, one after another in one bash: what a block sets the next ones know, those in
 * TypeScript and Python as environment variables. Where a block marked `output` follows, the one before it must have printed that; `…` in
 * it stands for anything.
 * @param {Block[]} blocks of one document
 * @param {{ folder: string, url: string, env: NodeJS.ProcessEnv }} place url: what stands for http://localhost:3000
 * @returns {Promise<Outcome>}
 */
export async function runDocument(blocks, { folder, url, env }) {
  const file = blocks[0]?.file ?? "";
  const scratch = join(folder, ".run", file);
  mkdirSync(scratch, { recursive: true });
  const missing = missingPrograms(blocks);
  if (missing) return { passed: 0, faults: [], skipped: [{ name: file, reason: `not installed here: ${missing}` }] };
  const { steps, skipped } = planSteps(blocks, scratch, url);
  const [first] = steps;
  if (!first) return { passed: 0, faults: [], skipped };

  const script = join(scratch, "all.sh");
  writeFileSync(script, [prelude, ...steps.map(({ command }) => command), ""].join("\n"));
  const child = spawn("bash", [script], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  const tooLong = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), longestMs);
  const [code] = await once(child, "close");
  clearTimeout(tooLong);

  const done = steps.filter(({ at }) => existsSync(join(scratch, `${at.line}.done`)));
  const faults = done.flatMap(({ at, expected }) => faultOfOutput(at, expected, join(scratch, `${at.line}.out`)));
  const stuck = steps[done.length];
  if (code !== 0 || stuck) faults.push(faultOfEnd((stuck ?? first).at, code, said, scratch));
  return { passed: done.length - faults.filter(({ what }) => what.startsWith("printed")).length, faults, skipped };
}

/** `set -a`: whatever is assigned is exported. The trap names the place in the document, whose lines the pieces keep. */
const prelude = `set -aeEo pipefail
trap 'echo "FAILED \${BASH_LINENO[0]} \${LINENO} $BASH_COMMAND" >&2' ERR`;

/**
 * @param {Block[]} blocks
 * @param {string} scratch
 * @param {string} url
 */
function planSteps(blocks, scratch, url) {
  /** @type {{ at: Block, command: string, expected: string | null }[]} */
  const steps = [];
  /** @type {Outcome["skipped"]} */
  const skipped = [];
  for (const [index, at] of blocks.entries()) {
    if (at.marks !== "run") continue;
    const next = blocks[index + 1];
    const expected = next?.marks === "output" ? next.code : null;
    const program = programs[/** @type {keyof typeof programs} */ (at.language)];
    const reason = program && !isThere(program.command) ? `${program.command} is not installed` : null;
    if (reason) {
      skipped.push({ name: `${at.file}:${at.line}`, reason });
      continue;
    }
    const piece = join(scratch, `${at.line}.${program?.ending ?? "sh"}`);
    const code = at.code.replaceAll("http://localhost:3000", url);
    writeFileSync(piece, `${"\n".repeat(at.line)}${code}\n`);
    const call = program ? `${program.command} '${piece}'` : `source '${piece}'`;
    const base = join(scratch, String(at.line));
    steps.push({ at, expected, command: `${call} > '${base}.out'\ntouch '${base}.done'` });
  }
  return { steps, skipped };
}

/**
 * What the shell blocks call and this machine lacks: then none of the document can be run, for one block builds on another.
 * @param {Block[]} blocks
 */
function missingPrograms(blocks) {
  const shell = blocks.filter(({ language, marks }) => language === "sh" && marks === "run");
  const called = ["curl", "jq", "openssl"].filter((name) => shell.some(({ code }) => new RegExp(`\\b${name}\\b`).test(code)));
  return called.filter((name) => !isThere(name)).join(", ");
}

/** @param {string} command */
const isThere = (command) => spawnSync("bash", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;

/**
 * @param {Block} at
 * @param {string | null} expected
 * @param {string} printed the file that holds it
 */
function faultOfOutput({ file, line }, expected, printed) {
  if (expected === null) return [];
  const got = readFileSync(printed, "utf8").trim();
  const parts = expected.trim().split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\S]*?");
  return new RegExp(`^${pattern}$`).test(got) ? [] : [{ file, line, what: `printed\n${got}\nand not\n${expected.trim()}` }];
}

/**
 * @param {Block} at
 * @param {number | null} code
 * @param {string} said
 * @param {string} scratch
 */
function faultOfEnd(at, code, said, scratch) {
  const isInside = (/** @type {number} */ line) => line > at.line && line <= at.line + at.code.split("\n").length;
  const place = [...said.matchAll(/^FAILED (\d+) (\d+) /gm)]
    .flatMap(([, caller, line]) => [Number(caller), Number(line)])
    .find(isInside);
  const printed = join(scratch, `${at.line}.out`);
  const why = code === null ? "took too long" : `ended with ${code}`;
  const before = existsSync(printed) ? readFileSync(printed, "utf8") : "";
  return { file: at.file, line: place ?? at.line, what: `${why}\n${`${before}${said}`.trim()}` };
}
