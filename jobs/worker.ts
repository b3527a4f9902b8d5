import { closeDatabase, database } from "@/db/client";
import { closeHub } from "@/lib/live/hub";
import { log } from "@/lib/log";
import { closeSender, openBoss, schedules } from "@/lib/queue";
import { countUnreadable } from "@/lib/secrets/count-unreadable";
import abandonEvaluation from "./abandon-evaluation";
import abandonRun from "./abandon-run";
import cleanUp from "./clean-up";
import executeRun from "./execute-run";
import type { Job } from "./job";
import planEvaluation from "./plan-evaluation";
import runEvaluation from "./run-evaluation";

const all: Job[] = [planEvaluation, runEvaluation, abandonEvaluation, executeRun, abandonRun, cleanUp];
const graceMs = 10_000;

const stopping = new AbortController();
const boss = openBoss({
  migrate: false,
  createSchema: false,
  useListenNotify: true,
  instanceName: "worker", // how /health tells a worker from a sender
  instanceHeartbeatSeconds: 5,
  // A dead worker's jobs are with another within heartbeat (10 s) + one supervision.
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
});
await boss.start();
for (const { name, options, run } of all) {
  const settings = {
    batchSize: 1,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
    heartbeatRefreshSeconds: 3,
    ...options,
  };
  await boss.work(name, settings, async ([delivered]) => {
    if (!delivered) return;
    await run(delivered.data, { id: delivered.id, stopping: stopping.signal, lost: delivered.signal });
  });
}
const unreadable = await countUnreadable(database());
if (unreadable > 0)
  log().error(
    { providers: unreadable },
    "the keys of some providers were encrypted with an ENCRYPTION_KEY that is not set: see ENCRYPTION_KEY_PREVIOUS",
  );
for (const { name, cron } of schedules) await boss.schedule(name, cron, {});
log().info({ jobs: all.map(({ name }) => name) }, "worker is ready");

async function stop(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  log().info({ signal }, "worker stops: takes nothing new, finishes what it sent");
  stopping.abort();
  await boss.stop({ graceful: true, timeout: graceMs });
  await closeSender();
  await closeHub();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(signal));
