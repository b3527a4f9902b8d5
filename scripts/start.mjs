// @ts-check
// `npm start`: everything here runs before anything is installed, on Node 20 too.
import { endWithShell } from "./end-with-shell.mjs";
import { install } from "./install.mjs";
import { underPackagedNode } from "./packaged-node.mjs";
import { orRefuse } from "./refusal.mjs";

endWithShell();
await orRefuse(async () => {
  await install();
  if (await underPackagedNode(import.meta.url)) return;
  const { launch } = await import("./launch.mjs");
  await launch();
});
