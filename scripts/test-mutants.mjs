// @ts-check
// `npm run test:mutants`: takes each defence out in a copy of the checkout, and expects its test to turn red there.
// `npm run test:mutants -- C1 A4` takes those rows alone; with `--list` it only tells what there is.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { endWithShell } from "./end-with-shell.mjs";
import { mutants } from "./mutants/mutants.mjs";
import { underPackagedNode } from "./packaged-node.mjs";
import { readPlaywrightTally } from "./playwright-tally.mjs";
import { startThrowAwayPostgres } from "./postgres.mjs";
import { orRefuse, Refusal } from "./refusal.mjs";

/** @typedef {import("./mutants/mutants.mjs").Mutant} Mutant */

const root = fileURLToPath(new URL("..", import.meta.url));
const copy = join(root, "test-results", "mutants");
const told = join(copy, "tally.json");
const longestMs = 5 * 60_000;

/**
 * What a run of one test said.
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 */

/** A copy of the files git knows or would take, with the packages beside them: the checkout itself stays as it is. */
function makeCopy() {
  rmSync(copy, { recursive: true, force: true });
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
  }).split("\0");
  for (const file of files.filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  execFileSync("cp", ["-al", join(root, "node_modules"), join(copy, "node_modules")]);
}

/**
 * @param {Mutant} mutant
 * @param {string} databaseUrl
 * @returns {Promise<Outcome>}
 */
async function runTest({ test, named }, databaseUrl) {
  rmSync(told, { force: true });
  const isBrowser = test.startsWith("tests/e2e/");
  const filter = named ? [isBrowser ? "-g" : "-t", asPattern(named)] : [];
  const command = isBrowser
    ? ["scripts/test.mjs", "--e2e", test, ...filter]
    : ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=./scripts/vitest-tally.mjs", test, ...filter];
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl, TALLY_FILE: told };
  const child = spawn(process.execPath, command, { cwd: copy, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  let isLate = false;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  // Without its defence a test may never end, and be deaf to its own time-out: the whole group goes
  const bound = setTimeout(() => {
    isLate = true;
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  }, longestMs);
  await once(child, "close");
  clearTimeout(bound);
  if (isLate) return { passed: 0, failed: 1, output: `it did not end within ${longestMs / 60_000} minutes` };
  const report = isBrowser ? join(copy, "test-results", "e2e.json") : told;
  if (!existsSync(report)) return { passed: 0, failed: 0, output };
  const text = readFileSync(report, "utf8");
  const { passed, failed } = isBrowser ? readPlaywrightTally(text) : JSON.parse(text);
  return { passed, failed, output };
}

/** @param {string} text */
const asPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * The file without its defence; throws where the text to replace does not stand there exactly once.
 * @param {Mutant} mutant
 */
function withoutDefence({ row, file, find, replace }) {
  const text = readFileSync(join(root, file), "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Refusal(`${row}: ${file} holds ${times} times what is to be replaced, not once: ${find}`);
  return text.replace(find, () => replace);
}

/** What each test says with every defence in place. @type {Map<string, Outcome>} */
const whenWhole = new Map();

/**
 * Why a mutant is not caught, or null where its test turns red for the right reason: green with the defence, red without it.
 * @param {Mutant} mutant
 * @param {string} databaseUrl
 */
async function whySurvives(mutant, databaseUrl) {
  const file = join(copy, mutant.file);
  const whole = readFileSync(file, "utf8");
  const test = `${mutant.test} ${mutant.named}`;
  const before = whenWhole.get(test) ?? (await runTest(mutant, databaseUrl));
  whenWhole.set(test, before);
  if (before.failed > 0 || before.passed === 0)
    return `its test is not green with the defence in place\n${before.output.slice(-2000)}`;
  writeFileSync(file, withoutDefence(mutant));
  try {
    const after = await runTest(mutant, databaseUrl);
    if (after.failed === 0) return "its test stays green without the defence";
    if (/Failed Suites|SyntaxError|Cannot find (module|name)|Transform failed/.test(after.output))
      return `the patch does not run\n${after.output.slice(-2000)}`;
    return null;
  } finally {
    writeFileSync(file, whole);
  }
}

async function run() {
  if (await underPackagedNode(import.meta.url)) return;
  const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const chosen = mutants.filter(({ row }) => asked.length === 0 || asked.some((one) => row === one || row.split(".")[0] === one));
  for (const mutant of chosen) withoutDefence(mutant); // before the minutes that would be lost
  if (process.argv.includes("--list")) {
    for (const { row, defence, test, named } of chosen)
      console.log(`${row.padEnd(6)} ${defence} → ${test}${named ? `: ${named}` : ""}`);
    return;
  }
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? null : await startThrowAwayPostgres();
  makeCopy();
  const survivors = [];
  try {
    for (const mutant of chosen) {
      const why = await whySurvives(mutant, given ?? postgres?.url ?? "");
      if (why) survivors.push(mutant);
      console.log(
        `${why ? "SURVIVES" : "caught  "} ${mutant.row.padEnd(6)} ${mutant.defence} → ${mutant.test}${why ? `\n  ${why}` : ""}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
    await postgres?.stop();
  }
  console.log(`${chosen.length - survivors.length} of ${chosen.length} defences are held by a test`);
  if (survivors.length > 0) process.exitCode = 1;
}

endWithShell();
await orRefuse(run);
