// @ts-check
// `npm run bench`: the figures the product promises, measured on the built application; `npm run bench -- serving` measures one of them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { coldStartRow } from "./bench/cold-start.mjs";
import { evaluationRow } from "./bench/evaluation.mjs";
import { fairnessRow } from "./bench/fairness.mjs";
import { faultsRow } from "./bench/faults.mjs";
import { importRow } from "./bench/import.mjs";
import { listsRow } from "./bench/lists.mjs";
import { machineFacts } from "./bench/machine-facts.mjs";
import { memoryOf } from "./bench/memory-of.mjs";
import { pagesRow } from "./bench/pages.mjs";
import { playgroundRow } from "./bench/playground.mjs";
import { promptfooRow } from "./bench/promptfoo.mjs";
import { scoringRow } from "./bench/scoring.mjs";
import { servingRow } from "./bench/serving.mjs";
import { startStub } from "./bench/start-stub.mjs";
import { build } from "./build.mjs";
import { endWithShell } from "./end-with-shell.mjs";
import { startThrowAwayPostgres } from "./postgres.mjs";
import { orRefuse, Refusal, told } from "./refusal.mjs";
import { startThrowAwayApp } from "./throw-away-app.mjs";

/**
 * One figure. `isReached`: it is what was promised. `isFailed`: the bench fails for it; a ratio that is missed fails, a time or a size
 * that depends on the machine only at twice the figure.
 * @typedef {{ work: string, figure: string, wanted: string, isReached: boolean, isFailed: boolean, values: Record<string, unknown> }} Row
 */

/**
 * What a row is given: an application of its own on an empty database, which may call any provider on 127.0.0.1, and a stub provider
 * without latency (a model called `stub-latency:50` is answered after 50 ms; `startStub` starts others). `memory` is in bytes.
 * @typedef {{
 *   url: string, databaseUrl: string, adminUrl: string, stub: import("./bench/start-stub.mjs").Stub,
 *   memory: (name: "web" | "worker") => Promise<number>,
 * }} Bench
 */

/** @type {Record<string, (bench: Bench) => Promise<Row[]>>} */
const rows = {
  evaluation: evaluationRow,
  faults: faultsRow,
  fairness: fairnessRow,
  playground: playgroundRow,
  scoring: scoringRow,
  serving: servingRow,
  lists: listsRow,
  import: importRow,
  pages: pagesRow,
  start: coldStartRow,
  promptfoo: promptfooRow,
};

const root = fileURLToPath(new URL("..", import.meta.url));

endWithShell();
await orRefuse(async () => {
  const { values: options, positionals: asked } = parseArgs({
    options: { json: { type: "string" }, promptfoo: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const unknown = asked.filter((name) => !(name in rows));
  if (unknown.length > 0)
    throw new Refusal(`Nothing is measured under ${unknown.join(", ")}; there is: ${Object.keys(rows).join(", ")}`);
  process.env.BENCH_BUILD = "1"; // the next start builds again without it
  process.env.PROVIDER_ALLOWED_HOSTS = "127.0.0.1";
  const postgres = await startThrowAwayPostgres();
  try {
    await build();
    const machine = await machineFacts(postgres.url);
    const measured = [];
    for (const [name, measure] of Object.entries(rows)) {
      const isAsked = name === "promptfoo" ? options.promptfoo : asked.length === 0 || asked.includes(name);
      if (!isAsked) continue;
      console.log(`Measuring ${name}…`);
      measured.push(...(await inOwnApp(postgres.url, measure).catch((error) => [notMeasured(name, error)])));
    }
    keep(options.json, { machine, rows: measured });
    tell(machine, measured);
  } finally {
    await postgres.stop();
  }
});

/**
 * What went wrong with one row takes no other with it.
 * @param {string} work
 * @param {unknown} error
 * @returns {Row}
 */
function notMeasured(work, error) {
  console.error(told(error));
  return { work, figure: "not measured", wanted: "", isReached: false, isFailed: true, values: { error: String(error) } };
}

/**
 * @param {string} adminUrl
 * @param {(bench: Bench) => Promise<Row[]>} measure
 */
async function inOwnApp(adminUrl, measure) {
  const app = await startThrowAwayApp(adminUrl);
  try {
    const stub = await startStub();
    try {
      const { url, databaseUrl, pid } = app;
      return await measure({ url, databaseUrl, adminUrl, stub, memory: (name) => memoryOf(pid, name) });
    } finally {
      await stub.stop();
    }
  } finally {
    await app.stop();
  }
}

/**
 * @param {string | undefined} file by default one named by the time, in `bench-results/`
 * @param {{ machine: object, rows: Row[] }} figures
 */
function keep(file, figures) {
  const at = new Date().toISOString();
  const path = file ?? join(root, "bench-results", `${at.slice(0, 19).replaceAll(":", "")}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ at, ...figures }, null, 2)}\n`);
  console.log(`Every value stands in ${path}`);
}

/**
 * @param {Record<string, string | number>} machine
 * @param {Row[]} measured
 */
function tell(machine, measured) {
  const word = (/** @type {Row} */ { isReached, isFailed }) => (isReached ? "yes" : isFailed ? "NO" : "not quite");
  console.table(measured.map((row) => ({ work: row.work, figure: row.figure, wanted: row.wanted, reached: word(row) })));
  console.log(
    Object.entries(machine)
      .map(([name, value]) => `${name}: ${value}`)
      .join(" · "),
  );
  const failed = measured.filter(({ isFailed }) => isFailed).map(({ work }) => work);
  if (failed.length > 0) throw new Refusal(`Not reached: ${failed.join("; ")}`);
}
