import { afterAll } from "vitest";

// Tests are faster than any caller; those of the limits set their own.
for (const name of ["RATE_LIMIT_CALLER", "RATE_LIMIT_ADDRESS"]) process.env[name] ??= "1000000";

// Each test process works on its own clone of the migrated template.
const url = new URL(process.env.DATABASE_URL ?? "");
url.pathname = `/promptops_test_${process.env.VITEST_POOL_ID}`;
process.env.DATABASE_URL = url.href;

// Every test file runs this one: what opens connections takes a second to load, so one that opened none does without.
afterAll(async () => {
  const opened = ["promptopsSender", "promptopsHub", "promptopsDatabase", "promptopsReplica"];
  if (!opened.some((name) => name in globalThis)) return;
  const { closeAll } = await import("@/jobs/close-all");
  await closeAll();
});
