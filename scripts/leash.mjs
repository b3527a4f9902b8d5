// @ts-check
// Loaded first into every process of ours: when the one that started it is gone, however it went, this one goes too.
// Not the processes it starts itself: PROMPTOPS_LEASH says whose child is meant.
import { isMainThread } from "node:worker_threads";

const graceMs = 5_000;

if (isMainThread && process.channel && process.env.PROMPTOPS_LEASH === String(process.ppid)) {
  process.on("disconnect", () => {
    setTimeout(() => process.exit(1), graceMs).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
