import { sql } from "drizzle-orm";
import { type ConstructorOptions, fromDrizzle, PgBoss, type Queue } from "pg-boss";
import { z } from "zod";
import type { Db } from "@/db/client";
import { outsideActivity } from "./activity";
import type { Caller } from "./context";
import { env } from "./env";
import { log } from "./log";
import { tellQueueTrouble } from "./tell-queue-trouble";

const evaluationJob = z.strictObject({ workspaceId: z.string(), evaluationId: z.string() });

/** Every job there is: what it carries (ids only: jobs are kept in clear for days). */
export const jobs = {
  "evaluation.plan": evaluationJob,
  "evaluation.run": evaluationJob.extend({ lane: z.number().int().min(0), round: z.number().int().default(1) }),
  "evaluation.abandon": evaluationJob.extend({ lane: z.number().int().optional(), round: z.number().int().optional() }),
  "run.execute": z.strictObject({ workspaceId: z.string(), runId: z.string() }),
  "run.abandon": z.strictObject({ workspaceId: z.string(), runId: z.string() }),
  "webhook.deliver": z.strictObject({
    ...{ workspaceId: z.string(), webhookId: z.string(), deliveryId: z.string() },
    /** How often it was tried before: a job of an earlier try does nothing. */
    attempt: z.number().int(),
    /** A person wants it tried now, whatever the webhook's state. */
    asked: z.boolean().default(false),
  }),
  "system.clean-up": z.strictObject({}),
  "system.schedules": z.strictObject({}),
} as const;
export type JobName = keyof typeof jobs;
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;

/** What jobs of a name belong to, where a process takes one of each group at a time. */
const groupOf: { [Name in JobName]?: (payload: Payload<Name>) => string } = {
  "evaluation.run": ({ evaluationId }) => evaluationId,
  "webhook.deliver": ({ webhookId }) => webhookId,
};

// The job table holds a day of what is done, and of what the clock sends an hour; what waits is kept for two weeks.
const keptForADay = { deleteAfterSeconds: 24 * 3600, retentionSeconds: 14 * 24 * 3600 };
const keptForAnHour = { deleteAfterSeconds: 3600, retentionSeconds: 3600 };

// A dead worker is noticed after heartbeat + one supervision, and its job is with another within 12 seconds, however often one died
// before: no delay (a worker looks once a second anyway). While Postgres is away nothing is fetched, so an outage spends no retry;
// each deploy past its grace spends one.
const durable = { ...keptForADay, notify: true, heartbeatSeconds: 10, retryLimit: 30, retryDelay: 0 };

/** In the order they are made: a dead letter queue comes before the queue that names it. */
export const queues: (Queue & { name: JobName })[] = [
  { name: "evaluation.abandon", ...keptForADay, notify: true, retryLimit: 20, retryDelay: 5 },
  { name: "run.abandon", ...keptForADay, notify: true, retryLimit: 20, retryDelay: 5 },
  { name: "system.clean-up", ...keptForAnHour, retryLimit: 1, expireInSeconds: 600 },
  { name: "system.schedules", ...keptForAnHour, notify: true, retryLimit: 0, expireInSeconds: 600 }, // the next one is a minute away
  { name: "evaluation.plan", ...durable, deadLetter: "evaluation.abandon", expireInSeconds: 600 },
  { name: "evaluation.run", ...durable, deadLetter: "evaluation.abandon", expireInSeconds: 24 * 3600 - 1 },
  // A person waits for a run: two tries, then the truth.
  { name: "run.execute", ...durable, retryLimit: 2, deadLetter: "run.abandon", expireInSeconds: 1800 },
  // Its tries are its own (`lib/webhooks/retry-at.ts`); these are for a worker that dies.
  { name: "webhook.deliver", ...durable, expireInSeconds: 120 },
];

/** What is sent by the clock, whichever worker notices first. */
export const schedules: { name: JobName; cron: string }[] = [
  { name: "system.clean-up", cron: "*/10 * * * *" },
  { name: "system.schedules", cron: "* * * * *" },
];

export function openBoss(options: ConstructorOptions): PgBoss {
  const { DATABASE_DIRECT_URL, DATABASE_URL, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = env();
  const boss = new PgBoss({
    connectionString: DATABASE_DIRECT_URL ?? DATABASE_URL,
    openTelemetry: collector ? { propagateContext: true } : { enabled: false }, // so a job goes on with the trace it was sent in
    ...options,
  });
  // Without a listener an error of pg-boss ends the process.
  boss.on("error", (error) => tellQueueTrouble(error));
  boss.on("warning", (warning) => log().warn({ warning }, "queue"));
  return boss;
}

// The dev server loads this module anew on each change; the sender must outlive it.
const kept = globalThis as typeof globalThis & { promptopsSender?: Promise<PgBoss> }; // safe: our own name on the global

/** This process' sending end: it supervises nothing and makes no tables. */
function sender(): Promise<PgBoss> {
  kept.promptopsSender ??= outsideActivity(() =>
    openBoss({
      supervise: false,
      schedule: false,
      migrate: false,
      createSchema: false,
      max: 2,
      connectionTimeoutMillis: 3_000,
    }).start(),
  ).catch((error) => {
    kept.promptopsSender = undefined; // the next request tries again
    throw error;
  });
  return kept.promptopsSender;
}

/** Puts a job in the queue within the caller's transaction: both are there or neither. */
export async function enqueue<Name extends JobName>(
  ctx: Caller,
  name: Name,
  payload: Payload<Name>,
  { startAfter }: { startAfter?: Date } = {},
): Promise<void> {
  const boss = await sender();
  const group = groupOf[name]?.(payload);
  const id = await boss.send(name, jobs[name].parse(payload), {
    db: fromDrizzle(ctx.db, sql),
    ...(group !== undefined && { group: { id: group } }),
    ...(startAfter && { startAfter }),
  });
  if (!id) throw new Error(`the queue took no ${name}`);
}

/** Where pg-boss keeps what its clock found due, until a worker sends it. */
const forwarded = "__pgboss__send-it";

/** Whether a job waits that could be done now, is just being passed on to its own queue, or was left by a worker that died. */
export async function hasWaitingJobs(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ waits: boolean }>(sql`
    select exists (
      select 1 from pgboss.job where name = any(${sql.param([...Object.keys(jobs), forwarded])}) and (
        (state < 'active' and start_after <= now())
        or (state = 'active' and heartbeat_on < now() - heartbeat_seconds * interval '1 second')
        or (state = 'active' and name = ${forwarded} and started_on > now() - interval '10 seconds'))
    ) as waits`);
  return row?.waits ?? false;
}

/** Removes every job that is not done. */
export const dropWaitingJobs = (db: Db) => db.execute(sql`delete from pgboss.job where state < 'completed'`);

/**
 * A group's jobs that are worked on, by id (not those taken a moment ago: a process gives back at once what its group has no place for);
 * and whether this one, at work for longest, is to make room for a group nobody works on.
 */
export async function readTurn(ctx: Caller, name: JobName, group: string, jobId: string) {
  const [row] = await ctx.db.execute<{ active: string[] | null; isOver: boolean | null }>(sql`
    with active as (
      select id::text, group_id, started_on from pgboss.job where name = ${name} and state = 'active' and group_id is not null
    ), waiting as (
      select count(distinct group_id) as groups from pgboss.job
      where name = ${name} and state < 'active' and start_after < now() - interval '1 second'
        and group_id not in (select group_id from active)
    )
    select (
        select array_agg(id order by id) from active
        where group_id = ${group} and (id = ${jobId} or started_on < now() - interval '500 milliseconds')
      ) as active,
      (select count(*) from active a join active mine on mine.id = ${jobId} and a.started_on <= mine.started_on) <= waiting.groups as "isOver"
    from waiting`);
  return { active: row?.active ?? [], isOver: row?.isOver ?? false };
}

export async function closeSender(): Promise<void> {
  const boss = await kept.promptopsSender?.catch(() => undefined);
  kept.promptopsSender = undefined;
  await boss?.stop({ graceful: false });
}
