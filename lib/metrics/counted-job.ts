import { log, trafficLevel } from "@/lib/log";
import { metrics } from "./metrics";

/** Runs a job: one line and one count when it has ended. An error is logged here, for else only the queue would know. */
export async function countedJob(queue: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const count = (outcome: "completed" | "failed") => {
    const milliseconds = performance.now() - startedAt;
    metrics()?.job({ queue, outcome }, milliseconds / 1_000);
    return { outcome, durationMs: Math.round(milliseconds) };
  };
  try {
    await work();
    log()[trafficLevel()](count("completed"), "job");
  } catch (error) {
    log().error({ err: error, ...count("failed") }, "a job failed");
    throw error;
  }
}
