import { log } from "@/lib/log";
import { startMetrics } from "@/lib/metrics/start-metrics";
import { startTracing } from "@/lib/tracing/start-tracing";
import { work } from "./work";

let isStopping = false;
const tracing = await startTracing("promptops-worker");
await startMetrics("worker", () => 0);
const { stop } = await work();
log().info("worker is ready");

async function end(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log().info({ signal }, "worker stops: takes nothing new, finishes what it sent");
  await stop();
  await tracing?.stop();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(signal));
