import { and, count, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { alerts, scheduleRuns } from "@/db/schema/alerts";
import { webhookDeliveries } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { aServedPrompt, makeDue, watched } from "./a-watched-prompt";
import { aWrittenRun } from "./a-written-run";
import { noisyAnswers } from "./noisy-answers";
import { ownDatabase } from "./own-database";
import { startWorker, type WorkerProcess } from "./start-worker";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";
import { aWebhookServer } from "./webhook-server";

/** Some seeds of each; `npm run simulate-alerts` takes 200 of mere noise and 100 of the loss. */
const noiseSeeds = Number(process.env.ALERT_NOISE_SEEDS ?? 4);
const lossSeeds = Number(process.env.ALERT_LOSS_SEEDS ?? 4);
const atOnce = 10;
const waitMs = 300_000;
/** The share of right answers when the baseline was measured, over 200 cases, and that of what is served after the loss. */
const [before, afterLoss] = [0.9, 0.7];

await ownDatabase();
const noise = noisyAnswers();
let server: Awaited<ReturnType<typeof aWebhookServer>>;
let worker: WorkerProcess;
beforeAll(async () => {
  await theDefaultProvider({ answer: noise.answer });
  server = await aWebhookServer(() => ({ status: 204 }));
  worker = await startWorker({ PROVIDER_ALLOWED_HOSTS: new URL(server.url).host });
});
afterAll(async () => {
  await worker?.stop();
  await server?.close();
});

/** One run of a schedule for each seed, by a real worker from the tick to the delivery; how many alerts each workspace has. */
async function simulate(seeds: number[], share: number): Promise<number[]> {
  const all = await Promise.all(seeds.map(aMeasuredPrompt));
  for (const seed of seeds) noise.setShare(String(seed), share);
  for (const { ctx, schedule } of all) {
    await createWebhookSecret(ctx, { keepPrevious: false });
    await createWebhook(ctx, { url: server.url, events: ["regression.detected"], enabled: true, description: null });
    await makeDue(ctx, schedule.id);
  }
  const [first] = all;
  if (!first) return [];
  await enqueue(first.ctx, "system.schedules", {});
  const schedules = all.map(({ schedule }) => schedule.id);
  await until("the scheduled runs", async () => (await settled(schedules)) === all.length, waitMs);
  return Promise.all(all.map(({ ctx }) => told(ctx)));
}

/** With a baseline that is written, not asked for: what is proven comes after it. */
async function aMeasuredPrompt(seed: number) {
  const served = await aServedPrompt({ seed });
  const { ctx, suite, version } = served;
  const golden = await aWrittenRun(ctx, { suiteId: suite.id, versionIds: [version.id], seed, share: before });
  return watched({ ...served, golden });
}

const settled = (schedules: string[]) =>
  database().$count(
    scheduleRuns,
    and(inArray(scheduleRuns.scheduleId, schedules), inArray(scheduleRuns.outcome, ["fine", "alert", "unclear"])),
  );

/** The alerts of a workspace, once its webhook was told of each; none is told twice. */
async function told({ db, workspaceId }: Context): Promise<number> {
  const opened = await db.select({ id: alerts.id }).from(alerts).where(eq(alerts.workspaceId, workspaceId));
  const delivered = and(eq(webhookDeliveries.workspaceId, workspaceId), eq(webhookDeliveries.state, "delivered"));
  await until("the deliveries", async () => (await db.$count(webhookDeliveries, delivered)) === opened.length, waitMs);
  const [all] = await db.select({ n: count() }).from(webhookDeliveries).where(eq(webhookDeliveries.workspaceId, workspaceId));
  expect(all?.n).toBe(opened.length);
  for (const { id } of opened) expect(server.got.filter(({ body }) => body.includes(id))).toHaveLength(1);
  return opened.length;
}

async function simulateAll(from: number, many: number, share: number): Promise<number[]> {
  const found: number[] = [];
  const seeds = Array.from({ length: many }, (_, at) => from + at);
  while (seeds.length > 0) found.push(...(await simulate(seeds.splice(0, atOnce), share)));
  return found;
}

test("runs that are noise alone open an alert in one of fifty at most", { timeout: 3_600_000 }, async () => {
  const found = await simulateAll(1, noiseSeeds, before);
  const alerted = found.filter((alerts) => alerts > 0).length;
  process.stdout.write(`${noiseSeeds} seeds of mere noise: ${alerted} alerts\n`);
  expect(alerted).toBeLessThanOrEqual(noiseSeeds / 50);
});

test("runs that lost 20 points over 200 cases open one alert each, and tell of it once", { timeout: 3_600_000 }, async () => {
  const found = await simulateAll(1_001, lossSeeds, afterLoss);
  const alerted = found.filter((alerts) => alerts > 0).length;
  process.stdout.write(`${lossSeeds} seeds of a loss from ${before} to ${afterLoss}: ${alerted} alerts\n`);
  expect(Math.max(...found)).toBe(1);
  expect(alerted).toBeGreaterThanOrEqual(lossSeeds * 0.95);
});
