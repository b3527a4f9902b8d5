import { defineConfig } from "@playwright/test";

// `npm test` starts the application and names it, and the browser, in these two
const { E2E_URL, CHROME_PATH } = process.env;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/application.setup.ts",
  forbidOnly: true,
  workers: 1,
  retries: 0,
  use: {
    baseURL: E2E_URL,
    trace: "retain-on-failure",
    launchOptions: { executablePath: CHROME_PATH, args: ["--no-sandbox", "--disable-background-networking"] },
  },
});
