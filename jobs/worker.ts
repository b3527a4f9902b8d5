import { database } from "@/db/client";
import { log } from "@/lib/log";
import { startMetrics } from "@/lib/metrics/start-metrics";
import { requireMigrated } from "@/lib/system/require-migrated";
import { wordsOfStartFault } from "@/lib/system/words-of-start-fault";
import { startTracing } from "@/lib/tracing/start-tracing";
import { stopTracing } from "@/lib/tracing/tracing";
import { closeAll } from "./close-all";
import { untilReleased } from "./until-released";
import { work } from "./work";

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(signal));
const tracing = startTracing("promptops-worker");
const started = start().catch((error) => {
  const words = wordsOfStartFault(error);
  if (words === null) throw error;
  process.stderr.write(`promptops: ${words}\n`);
  process.exit(1);
});

async function start() {
  await tracing;
  await requireMigrated(database());
  await startMetrics("worker", () => 0);
  await untilReleased(stopping.signal);
  if (stopping.signal.aborted) return { stop: async () => {} };
  const working = await work();
  log().info("worker is ready");
  return working;
}

async function end(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  log().info({ signal }, "worker stops: takes nothing new, finishes what it sent");
  stopping.abort();
  const { stop } = await started;
  await stop();
  await closeAll();
  await stopTracing();
  process.exit(0);
}
