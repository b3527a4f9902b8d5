// @ts-check
// `npm run upgrade-database`: as `npm start`, this runs before anything is installed, on Node 20 too.
import { install } from "./install.mjs";
import { underPackagedNode } from "./packaged-node.mjs";
import { orRefuse } from "./refusal.mjs";

await orRefuse(async () => {
  await install();
  if (await underPackagedNode(import.meta.url)) return;
  const { upgradeCluster } = await import("./upgrade-cluster.mjs");
  await upgradeCluster();
});
