// @ts-check
// `npm test`: all tests. `npm test -- lib/prompts` runs vitest alone on a filter, `npm test -- --e2e` the browser alone.
import { endWithShell } from "./end-with-shell.mjs";
import { install } from "./install.mjs";
import { underPackagedNode } from "./packaged-node.mjs";
import { orRefuse } from "./refusal.mjs";

endWithShell();
await orRefuse(async () => {
  await install();
  if (await underPackagedNode(import.meta.url)) return;
  const { runTests } = await import("./run-tests.mjs");
  process.exitCode = await runTests(process.argv.slice(2));
});
