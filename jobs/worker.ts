import { log } from "@/lib/log";
import { closeAll } from "./close-all";
import { work } from "./work";

let isStopping = false;
const { stop } = await work();
log().info("worker is ready");

async function end(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log().info({ signal }, "worker stops: takes nothing new, finishes what it sent");
  await stop();
  await closeAll();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(signal));
