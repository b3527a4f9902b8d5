import type { FullConfig } from "@playwright/test";

/** The browser tests want an application that runs: say how to get one. */
export default function setup(config: FullConfig) {
  if (!config.projects[0]?.use.baseURL) throw new Error("No application to test: run these with `npm test -- --e2e`.");
}
