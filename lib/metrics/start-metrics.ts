import type { SteadyClient } from "@/db/steady-client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { openMetrics } from "./open-metrics";
import { serveMetrics } from "./serve-metrics";

// Left there by `db/client.ts`, which may be bundled apart from this.
const kept = globalThis as typeof globalThis & { promptopsDatabase?: { steady: SteadyClient } }; // safe: our own name on the global

function pool() {
  const { open, max } = kept.promptopsDatabase?.steady.load() ?? { open: 0, max: 0 };
  return { inUse: Math.min(open, max), waiting: Math.max(open - max, 0), max };
}

/** Counts and shows what this process does, where the operator gave its kind a port; else nothing of it is loaded. */
export async function startMetrics(kind: "web" | "worker", streams: () => number): Promise<void> {
  const { METRICS_PORT, WORKER_METRICS_PORT, METRICS_HOST, DATABASE_URL } = env();
  const port = kind === "web" ? METRICS_PORT : WORKER_METRICS_PORT;
  if (port === undefined) return;
  try {
    const opened = await openMetrics(kind, DATABASE_URL, { streams, pool });
    await serveMetrics(opened, { host: METRICS_HOST, port });
  } catch (error) {
    log().error({ err: error, port }, "nobody can read the metrics: their port cannot be opened"); // serving matters more
  }
}
