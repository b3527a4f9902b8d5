import { closeDatabase } from "@/db/client";
import { log } from "@/lib/log";
import { untilReleased } from "./until-released";
import { work } from "./work";

const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(signal));
const started = start();
await started;

async function start() {
  await untilReleased(stopping.signal);
  if (stopping.signal.aborted) return { stop: closeDatabase };
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
  process.exit(0);
}
