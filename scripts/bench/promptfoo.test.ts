import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { findPromptfoo, promptfooRow, runPromptfoo } from "./promptfoo.mjs";

/** Takes the same arguments, calls the same provider for every prompt and case, and ends as one does whose checks failed. */
const likePromptfoo = `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const { prompts, providers: [{ config }], tests } = JSON.parse(readFileSync(process.argv[process.argv.indexOf("-c") + 1], "utf8"));
(async () => {
  for (const prompt of prompts) for (const { vars } of tests) {
    const content = prompt.replace("{{question}}", vars.question);
    const body = JSON.stringify({ model: "stub-model", messages: [{ role: "user", content }] });
    await (await fetch(config.apiBaseUrl + "/chat/completions", { method: "POST", body })).text();
  }
  writeFileSync("results.json", "{}");
  process.exit(100);
})();
`;

const home = mkdtempSync(join(tmpdir(), "promptops-fake-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

test("says that it is not installed where it is not", async () => {
  vi.stubEnv("PROMPTFOO_HOME", home);
  expect(await promptfooRow()).toMatchObject([{ figure: expect.stringContaining("not installed"), isFailed: false }]);
});

test.skipIf(process.platform === "win32")(
  "runs the one in PROMPTFOO_HOME on every prompt and case, counted by the provider",
  async () => {
    vi.stubEnv("PROMPTFOO_HOME", home);
    writeFileSync(join(home, "promptfoo"), likePromptfoo);
    chmodSync(join(home, "promptfoo"), 0o755);
    const file = findPromptfoo();
    expect(file).toBe(join(home, "promptfoo"));
    const { calls, rate, written } = await runPromptfoo(String(file), { cases: 10, concurrency: 5, latency: 0 });
    expect([calls, written]).toEqual([20, 2]);
    expect(rate).toBeGreaterThan(0);
  },
);
