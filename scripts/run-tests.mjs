// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { bundle } from "./bundle.mjs";
import { checkDocs } from "./docs/check-docs.mjs";
import { findBrowser } from "./find-browser.mjs";
import { findSecrets } from "./find-secrets.mjs";
import { readPlaywrightTally } from "./playwright-tally.mjs";
import { freePort, startThrowAwayPostgres } from "./postgres.mjs";
import { told } from "./refusal.mjs";
import { startThrowAwayApp } from "./throw-away-app.mjs";

/** @typedef {import("./vitest-tally.mjs").Tally} Tally */

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "test-results");

/**
 * Runs vitest, then Playwright, on one throw-away Postgres, then what the documents say, and tells the sum in one line.
 * @param {string[]} args filters and flags for vitest alone, or `--e2e` and those for Playwright alone
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args) {
  mkdirSync(results, { recursive: true });
  const e2eOnly = args[0] === "--e2e";
  const vitestOnly = args.length > 0 && !e2eOnly;
  const browser = vitestOnly ? "" : await findBrowser(); // before the minutes that would be lost
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  const postgres = given ? null : await startThrowAwayPostgres();
  const url = given ?? postgres?.url ?? "";
  /** @type {Record<string, Tally>} */
  const tallies = {};
  try {
    // The faults meet the web process that is built; were it built beside them, bundles would change under them
    if (args.length === 0 || args.some((filter) => filter.startsWith("tests/faults"))) await build();
    else await bundle();
    if (!e2eOnly) tallies["unit and integration"] = await runVitest(url, args).catch(asFailure);
    if (!vitestOnly) tallies["end-to-end"] = await runEndToEnd(url, browser, args.slice(1)).catch(asFailure);
    if (args.length === 0) tallies.documents = await checkDocs().catch(asFailure);
  } finally {
    await postgres?.stop();
  }
  return conclude(tallies);
}

/**
 * @param {string} databaseUrl
 * @param {string[]} args
 */
async function runVitest(databaseUrl, args) {
  const file = join(results, "vitest.json");
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=./scripts/vitest-tally.mjs"];
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl, TALLY_FILE: file };
  const code = await run("vitest/vitest.mjs", ["run", "--allowOnly=false", ...reporters, ...args], env);
  return orFailure(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null, code);
}

/**
 * Starts the real application on a database of its own, and drives a browser against it.
 * @param {string} adminUrl
 * @param {string} browser
 * @param {string[]} args
 */
async function runEndToEnd(adminUrl, browser, args) {
  await build();
  const reached = await freePort();
  const app = await startThrowAwayApp(adminUrl, { reached });
  try {
    const file = join(results, "e2e.json");
    rmSync(file, { force: true });
    const wanted = { E2E_URL: app.url, E2E_PID: String(app.pid), E2E_REACHED_PORT: String(reached), CHROME_PATH: browser };
    const env = { ...process.env, ...wanted, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const code = await run("@playwright/test/cli.js", ["test", "--reporter=list,json", ...args], env);
    const tally = orFailure(existsSync(file) ? readPlaywrightTally(readFileSync(file, "utf8")) : null, code);
    return args.length > 0 ? tally : await withoutSecrets(app, tally);
  } finally {
    await app.stop();
  }
}

/**
 * After the whole suite: nothing that was typed, made or configured as a secret stands where it could be read.
 * @param {import("./throw-away-app.mjs").App} app
 * @param {Tally} tally
 * @returns {Promise<Tally>}
 */
async function withoutSecrets({ known, log, databaseUrl }, tally) {
  const folders = [join(root, ".next/static")];
  const found = await findSecrets({ known: { ...known, ...typedSecrets }, log: log(), databaseUrl, folders });
  for (const where of found) console.error(`secret found: ${where}`);
  return { ...tally, passed: tally.passed + (found.length > 0 ? 0 : 1), failed: tally.failed + found.length };
}

/** What the browser tests type, or how it begins. */
const typedSecrets = {
  "a password": "correct horse battery",
  "a provider's key": "sk-sample-",
  "a provider's extra header": "tenant-sample-",
  "a provider's query parameter": "version-sample-",
};

/**
 * A runner that failed without a failed test (it crashed, a file did not load) counts as one failure.
 * @param {Tally | null} tally
 * @param {number} code
 * @returns {Tally}
 */
function orFailure(tally, code) {
  const told = tally ?? { passed: 0, failed: 0, skipped: [] };
  return code !== 0 && told.failed === 0 ? { ...told, failed: 1 } : told;
}

/**
 * A runner that could not even start.
 * @param {unknown} error
 * @returns {Tally}
 */
function asFailure(error) {
  console.error(told(error));
  return { passed: 0, failed: 1, skipped: [] };
}

/** @param {Record<string, Tally>} tallies */
function conclude(tallies) {
  const all = Object.values(tallies);
  const idle = Object.keys(tallies).filter((name) => tallies[name]?.passed === 0 && tallies[name]?.failed === 0);
  const unexplained = all.flatMap(({ skipped }) => skipped).filter(({ reason }) => !reason);
  for (const { name, reason } of all.flatMap(({ skipped }) => skipped))
    console.log(`skipped: ${name} (${reason ?? "no reason given"})`);
  for (const name of idle) console.log(`no ${name} test ran`);
  const sum = (/** @type {"passed" | "failed"} */ key) => all.reduce((total, tally) => total + tally[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") > 0 || idle.length > 0 || unexplained.length > 0 ? 1 : 0;
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
async function run(script, args, env) {
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, env, stdio: "inherit" });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
