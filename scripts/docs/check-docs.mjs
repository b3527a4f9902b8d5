// @ts-check
// `npm run check-docs`: README and docs say what is so. Their links lead somewhere, and the commands that are marked are run;
// `npm run check-docs -- --external` lists the links that nobody follows here.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { throwAwayFolder } from "../account.mjs";
import { readSecrets, readState } from "../data-folder.mjs";
import { freePort } from "../postgres.mjs";
import { orRefuse } from "../refusal.mjs";
import { startApp } from "../throw-away-app.mjs";
import { findFaults } from "./find-faults.mjs";
import { readBlocks } from "./read-blocks.mjs";
import { runDocument } from "./run-document.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** README first; the rest by name. */
function listDocuments() {
  const atTop = readdirSync(root).filter((file) => /^[A-Z]+\.md$/.test(file) && file !== "README.md");
  const inDocs = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md"));
  return ["README.md", ...atTop.sort(), ...inDocs.sort().map((file) => `docs/${file}`)];
}

/**
 * Checks all documents and runs what they mark, on one application that is started for it.
 * @returns {Promise<import("../vitest-tally.mjs").Tally>}
 */
export async function checkDocs() {
  const files = listDocuments();
  const { faults, external } = findFaults(root, files);
  const blocks = files.map((file) => readBlocks(file, readFileSync(join(root, file), "utf8")));
  faults.push(...notInCi(blocks.flat()));
  console.log(`${files.length} documents; ${external.length} addresses elsewhere, which nobody asked (--external lists them).`);
  if (process.argv.includes("--external")) console.log(external.join("\n"));
  for (const { file, line, language, marks } of blocks.flat())
    if (language === "sh" && marks !== "run" && marks !== "ci") console.log(`not run: ${file}:${line} ${marks || "(unmarked)"}`);
  const ran = await runAll(blocks.filter((some) => some.some(({ marks }) => marks === "run")));
  const failed = [...faults, ...ran.flatMap((one) => one.faults)];
  for (const { file, line, what } of failed) console.error(`${file}:${line}: ${what}`);
  const sound = files.filter((file) => !failed.some((fault) => fault.file === file)).length;
  const passed = sound + ran.reduce((sum, one) => sum + one.passed, 0);
  console.log(`documents: ${passed} passed, ${failed.length} failed`);
  return { passed, failed: failed.length, skipped: ran.flatMap(({ skipped }) => skipped) };
}

/**
 * What is marked `ci` is run there: each of its lines stands in the workflow.
 * @param {import("./read-blocks.mjs").Block[]} blocks
 */
function notInCi(blocks) {
  const workflow = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  return blocks
    .filter(({ marks }) => marks === "ci")
    .flatMap(({ file, line, code }) =>
      code
        .split("\n")
        .filter((command) => !workflow.includes(command.trim()))
        .map((command) => ({ file, line, what: `the workflow does not run “${command}”` })),
    );
}

/**
 * Each document in a bash of its own, in a folder that looks like the checkout: what they write stays out of it.
 * @param {import("./read-blocks.mjs").Block[][]} documents
 */
async function runAll(documents) {
  const folder = mkdtempSync(join(throwAwayFolder(), "promptops-docs-"));
  chmodSync(folder, 0o711); // Postgres may run as another user
  const dataDir = join(folder, "data");
  for (const name of readdirSync(root).filter((entry) => !/^(\.git|\.data|\.env|test-results)$/.test(entry)))
    symlinkSync(join(root, name), join(folder, name));
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const mode = { DATABASE_URL: "", DATABASE_DIRECT_URL: "", OPENAI_API_KEY: "", OPENAI_BASE_URL: "", APP_URL: "" };
  const hosts = { HOST: "127.0.0.1", PROVIDER_ALLOWED_HOSTS: "127.0.0.1" };
  const env = {
    ...process.env,
    ...mode,
    ...hosts,
    PORT: port,
    DATA_DIR: dataDir,
    DEMO: "off",
    SIGNUP: "open",
    LOG_LEVEL: "warn",
  };
  const app = await startApp(url, env);
  try {
    writeFileSync(join(folder, ".env"), operatorsEnv(dataDir, url), { mode: 0o600 });
    const outcomes = [];
    for (const blocks of documents) outcomes.push(await runDocument(blocks, { folder, url, env: shellEnv() }));
    return outcomes;
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the operator of this installation would have in `.env`, so that the commands for operators work. */
function operatorsEnv(/** @type {string} */ dataDir, /** @type {string} */ url) {
  const { AUTH_SECRET, ENCRYPTION_KEY, databasePassword } = readSecrets(dataDir);
  const DATABASE_URL = `postgres://promptops:${databasePassword}@127.0.0.1:${readState(dataDir).postgresPort}/promptops`;
  const settings = { DATABASE_URL, APP_URL: url, AUTH_SECRET, ENCRYPTION_KEY, LOG_LEVEL: "warn" };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

/** Nothing of ours that a reader's shell would not have. */
function shellEnv() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (!["HOME", "LANG", "PATH", "TMPDIR"].includes(name)) delete env[name];
  return { ...env, PATH: `${join(root, "node_modules/.bin")}:${env.PATH}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await orRefuse(async () => {
    const { failed, skipped } = await checkDocs();
    for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`);
    process.exitCode = failed > 0 ? 1 : 0;
  });
