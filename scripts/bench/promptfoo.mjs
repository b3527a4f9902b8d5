// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { startStub } from "./start-stub.mjs";

const cases = 1000;
const latency = 50;
const concurrencies = [20, 50, 100];
const name = process.platform === "win32" ? "promptfoo.cmd" : "promptfoo";

/**
 * promptfoo on work like that of the evaluation row (two prompts, 1000 cases, three checks, a provider that takes 50 ms): calls a
 * second from the first to the last one, by the provider's own record. It is no package of ours and no figure of ours: nothing fails.
 * @returns {Promise<import("../bench.mjs").Row[]>}
 */
export async function promptfooRow() {
  const file = findPromptfoo();
  if (!file) return [tell("promptfoo", "not installed: put it on PATH, or name its folder in PROMPTFOO_HOME", {})];
  const rows = [];
  for (const concurrency of concurrencies) {
    const { rate, calls, seconds } = await runPromptfoo(file, { cases, concurrency, latency });
    const work = `promptfoo, 2 × ${cases} cases at concurrency ${concurrency}`;
    rows.push(
      tell(work, `${Math.round(rate)} calls/s (${calls} calls, ${seconds.toFixed(1)} s in all)`, { rate, calls, seconds }),
    );
  }
  return rows;
}

/**
 * @param {string} work
 * @param {string} figure
 * @param {Record<string, unknown>} values
 */
const tell = (work, figure, values) => ({ work, figure, wanted: "", isReached: true, isFailed: false, values });

/** In the folder that PROMPTFOO_HOME names (or its node_modules), else on PATH. */
export function findPromptfoo() {
  const { PROMPTFOO_HOME, PATH = "" } = process.env;
  const folders = PROMPTFOO_HOME ? [PROMPTFOO_HOME, join(PROMPTFOO_HOME, "node_modules", ".bin")] : PATH.split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/**
 * @param {string} file
 * @param {{ cases: number, concurrency: number, latency: number }} work
 */
export async function runPromptfoo(file, { cases, concurrency, latency }) {
  const stub = await startStub({ latency });
  const folder = mkdtempSync(join(tmpdir(), "promptops-promptfoo-"));
  try {
    writeFileSync(join(folder, "config.json"), JSON.stringify(configOf(stub.baseUrl, cases)));
    const args = ["eval", "-c", "config.json", "-o", "results.json", "-j", String(concurrency)];
    const child = spawn(file, [...args, "--no-cache", "--no-table", "--no-progress-bar"], {
      cwd: folder,
      env: { ...process.env, PROMPTFOO_CONFIG_DIR: folder, PROMPTFOO_DISABLE_TELEMETRY: "1", PROMPTFOO_DISABLE_UPDATE: "1" },
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    const startedAt = performance.now();
    await once(child, "exit"); // its code says whether every check passed
    const seconds = (performance.now() - startedAt) / 1_000;
    const calls = await stub.calls();
    const between = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1_000;
    const written = existsSync(join(folder, "results.json")) ? readFileSync(join(folder, "results.json")).length : 0;
    return { rate: (calls.length - 1) / between, calls: calls.length, seconds, written };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await stub.stop();
  }
}

/**
 * @param {string} apiBaseUrl
 * @param {number} cases
 */
const configOf = (apiBaseUrl, cases) => ({
  prompts: ["Answer this: {{question}}", "Answer this in a word: {{question}}"],
  providers: [{ id: "openai:chat:stub-model", config: { apiBaseUrl, apiKey: "sk-bench", temperature: 0 } }],
  tests: Array.from({ length: cases }, (_, n) => ({
    vars: { question: `question ${n}` },
    assert: [
      { type: "contains", value: `question ${n}` },
      { type: "regex", value: "^You said: " },
      { type: "not-contains", value: "sorry" },
    ],
  })),
});
