// @ts-check
// `npm run dev`: as `npm start`, with Next's development server and a worker that starts anew when its code changes.
import { endWithShell } from "./end-with-shell.mjs";
import { install } from "./install.mjs";
import { underPackagedNode } from "./packaged-node.mjs";
import { orRefuse } from "./refusal.mjs";

endWithShell();
await orRefuse(async () => {
  await install();
  if (await underPackagedNode(import.meta.url)) return;
  const { launch } = await import("./launch.mjs");
  await launch({ development: true });
});
