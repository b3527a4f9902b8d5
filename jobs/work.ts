import { setTimeout as delay } from "node:timers/promises";
import { database } from "@/db/client";
import { env } from "@/lib/env";
import { takeInstallation } from "@/lib/installation/take-installation";
import { log } from "@/lib/log";
import { hasWaitingJobs, type JobName, openBoss, schedules } from "@/lib/queue";
import { countUnreadable } from "@/lib/secrets/count-unreadable";
import abandonEvaluation from "./abandon-evaluation";
import abandonRun from "./abandon-run";
import cleanUp from "./clean-up";
import deliverWebhook from "./deliver-webhook";
import executeRun from "./execute-run";
import type { Job } from "./job";
import planEvaluation from "./plan-evaluation";
import runEvaluation from "./run-evaluation";
import startDue from "./start-due";

const all: Job[] = [planEvaluation, runEvaluation, abandonEvaluation, executeRun, abandonRun, deliverWebhook, cleanUp, startDue];
/** How long calls in flight are waited for by whoever stops. */
const graceMs = 10_000;
const lookMs = 250;

export type Work = {
  /** How many jobs of each name came to an end here, good or bad. */
  ended: Partial<Record<JobName, number>>;
  /** Whether this process does nothing and no job waits that it could do. */
  isIdle(): Promise<boolean>;
  /** Takes nothing new, finishes what it sent, and hands back the rest. */
  stop(): Promise<void>;
};

/** Takes jobs from every queue until it is stopped. */
export async function work(): Promise<Work> {
  const stopping = new AbortController();
  let running = 0;
  const ended: Work["ended"] = {};
  const boss = openBoss({
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    max: Math.min(10, env().DATABASE_POOL_MAX),
    instanceName: "worker", // how /health tells a worker from a sender
    instanceHeartbeatSeconds: 5,
    // A dead worker's jobs are with another within heartbeat (10 s) + one supervision.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 600, // done jobs go by their queue's time (`lib/queue.ts`) and not once a day
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
      running++;
      try {
        await run(delivered.data, { id: delivered.id, stopping: stopping.signal, lost: delivered.signal });
      } finally {
        running--;
        ended[name] = (ended[name] ?? 0) + 1;
      }
    });
  }
  const unreadable = await countUnreadable(database());
  if (unreadable > 0)
    log().error(
      { unreadable },
      "the secrets of some providers or webhooks were encrypted with an ENCRYPTION_KEY that is not set: see ENCRYPTION_KEY_PREVIOUS",
    );
  for (const { name, cron } of schedules) await boss.schedule(name, cron, {});
  return {
    ended,
    // In this order: what the clock is about to send is not in a queue yet, and what a queue hands out is running before it is away from it.
    isIdle: async () => running === 0 && !boss.isTimekeeping() && !(await hasWaitingJobs(database())) && running === 0,
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}

/**
 * Takes jobs until none is left to take or the time is over, for platforms where no process may stay. Ends by `deadline`, in
 * milliseconds since the epoch: calls in flight are given the last ten seconds, and what is not done then waits in the queue. A restored
 * copy is not worked on.
 */
export async function drain(deadline: number): Promise<{ outcome: "idle" | "out of time" | "held"; jobs: Work["ended"] }> {
  if (await takeInstallation(database())) return { outcome: "held", jobs: {} };
  const { ended, isIdle, stop } = await work();
  let isDone = await isIdle();
  while (!isDone && Date.now() < deadline - graceMs) {
    await delay(lookMs);
    isDone = await isIdle();
  }
  await stop();
  return { outcome: isDone ? "idle" : "out of time", jobs: ended };
}
