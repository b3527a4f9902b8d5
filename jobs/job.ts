import type { WorkOptions } from "pg-boss";
import { z } from "zod";
import { during } from "@/lib/activity";
import { newId } from "@/lib/ids";
import { countedJob } from "@/lib/metrics/counted-job";
import { type JobName, jobs, type Payload } from "@/lib/queue";

/** What a job may need of its delivery. */
export type Delivery = {
  /** The same when the job is delivered again. */
  id: string;
  /** Aborted when the process is to stop: take nothing new. */
  stopping: AbortSignal;
  /** Aborted when the job has been given to somebody else, or was cancelled. */
  lost: AbortSignal;
};

export type Job = { name: JobName; options: WorkOptions; run(data: unknown, delivery: Delivery): Promise<void> };

/** A job: its name and payload are in the catalogue (`lib/queue.ts`), its work is one verb. */
export const job = <Name extends JobName>(
  name: Name,
  options: WorkOptions,
  work: (payload: Payload<Name>, delivery: Delivery) => Promise<unknown>,
): Job => ({
  name,
  options,
  run: (data, delivery) =>
    during({ requestId: newId("req"), jobId: delivery.id, queue: name, ...idsIn(data) }, () =>
      countedJob(name, async () => {
        await work(jobs[name].parse(data) as Payload<Name>, delivery); // safe: parsed by the schema of that name
      }),
    ),
});

const Ids = z.object({ workspaceId: z.string(), evaluationId: z.string(), runId: z.string() }).partial();

/** What the job's lines say it is about. */
const idsIn = (data: unknown) => Ids.safeParse(data).data ?? {};
