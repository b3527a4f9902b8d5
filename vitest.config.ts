import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

export default defineConfig({
  resolve: { alias },
  test: {
    exclude: ["node_modules/**", ".next/**", "dist/**", "test-results/**", "tests/e2e/**"],
    globalSetup: ["tests/bundle.setup.ts", "tests/postgres.setup.ts", "tests/template.setup.ts"],
    setupFiles: ["tests/database.setup.ts"],
    maxWorkers: 2,
    // Packages of hundreds of small files: one file each, or every test file loads them all anew.
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            "drizzle-orm",
            "drizzle-orm/pg-core",
            "drizzle-orm/postgres-js",
            "drizzle-orm/migrator",
            "zod",
            "@stdlib/stats-base-dists-t-quantile",
            "@stdlib/stats-base-dists-normal-quantile",
          ],
        },
      },
    },
    // On a busy machine a test may wait long for its turn; none is timed.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
