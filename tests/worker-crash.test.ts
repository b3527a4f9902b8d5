import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { modelCalls } from "@/db/schema/calls";
import { evaluationResults, evaluations } from "@/db/schema/evaluations";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { aStartedEvaluation } from "./a-started-evaluation";
import { ownDatabase } from "./own-database";
import { startWorker, type WorkerProcess } from "./start-worker";
import { seeded } from "./stub-provider/seeded";
import { type Stub, startStub } from "./stub-provider/start-stub";
import { until } from "./until";

const items = 200;
const kills = 5;

let stub: Stub;
let ctx: Context;

beforeAll(async () => {
  await ownDatabase();
  stub = await startStub({ latencyMs: 150 });
  process.env.OPENAI_BASE_URL = stub.baseUrl;
  process.env.OPENAI_API_KEY = "sk-of-the-stub";
  ctx = await aWorkspace();
});
afterAll(() => stub?.close());

const done = async (evaluationId: string) =>
  one(
    await ctx.db
      .select({ done: sql<number>`count(*) filter (where status = 'completed')`.mapWith(Number) })
      .from(evaluationResults)
      .where(eq(evaluationResults.evaluationId, evaluationId)),
  ).done;

const callsIn = (evaluationId: string, state: "sent" | "unknown" | "received") =>
  ctx.db
    .select({ id: modelCalls.id })
    .from(modelCalls)
    .where(and(eq(modelCalls.evaluationId, evaluationId), eq(modelCalls.state, state)));

describe("a worker killed with SIGKILL", () => {
  test("at five seeded points leaves one result an item, and pays again only for what was in flight", {
    timeout: 240_000,
  }, async () => {
    const evaluation = await aStartedEvaluation(ctx, { cases: items, concurrency: 8 });
    const points = Array.from({ length: kills }, (_, kill) => Math.floor(((kill + seeded(7, kill)) * items * 0.8) / kills));
    const inFlight = new Set<string>(); // by the ledger, at any of the kills
    let worker: WorkerProcess = await startWorker();
    for (const point of points) {
      await until(`${point} results`, async () => (await done(evaluation.id)) >= point, 60_000);
      await until("calls in flight", async () => stub.log.inFlight > 2);
      await worker.kill();
      await until("the stub to notice", async () => stub.log.inFlight === 0);
      for (const { id } of await callsIn(evaluation.id, "sent")) inFlight.add(id);
      worker = await startWorker();
      const revivedAt = await done(evaluation.id);
      await until("the work to go on within 15 seconds", async () => (await done(evaluation.id)) > revivedAt, 15_000);
    }
    const ended = await until("the evaluation to end", async () => {
      const now = await readEvaluation(ctx, evaluation.id);
      return now.finishedAt && now;
    });
    await worker.stop();

    expect(ended).toMatchObject({ status: "completed", progress: { planned: items, completed: items, failed: 0 } });
    expect(stub.log.total).toBeLessThanOrEqual(items + inFlight.size);
    const unknown = await callsIn(evaluation.id, "unknown");
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.filter(({ id }) => !inFlight.has(id))).toEqual([]);
    expect(ended.versions[0]?.unknownCalls).toBe(unknown.length);
    expect(await callsIn(evaluation.id, "sent")).toEqual([]);
    expect(await callsIn(evaluation.id, "received")).toHaveLength(items);
    const scores = await ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from result_scores where evaluation_id = ${evaluation.id}`,
    );
    expect(scores[0]?.n).toBe(items * 2);
  });
});

describe("a worker told to stop with SIGTERM", () => {
  test("finishes what it sent, hands back the rest, and ends with 0; the next one goes on at once", {
    timeout: 60_000,
  }, async () => {
    stub.log.reset();
    const evaluation = await aStartedEvaluation(ctx, { cases: 120, concurrency: 8 });
    const first = await startWorker();
    await until("30 results", async () => (await done(evaluation.id)) >= 30);
    expect(await first.stop()).toBe(0);
    expect(await callsIn(evaluation.id, "sent")).toEqual([]);
    expect(await callsIn(evaluation.id, "unknown")).toEqual([]);
    const second = await startWorker();
    await until("the evaluation to end", async () => (await readEvaluation(ctx, evaluation.id)).finishedAt, 10_000);
    await second.stop();
    expect(stub.log.total).toBe(120);
  });
});

describe("a job delivered twice", () => {
  test("plans an evaluation once", async () => {
    const evaluation = await aStartedEvaluation(ctx, { cases: 10, concurrency: 2 });
    const planned = await Promise.all([1, 2, 3].map(() => planEvaluation(ctx, { id: evaluation.id })));
    expect(planned.map(({ planned }) => planned).sort()).toEqual([0, 0, 10]);
    const [state] = await ctx.db.select().from(evaluations).where(eq(evaluations.id, evaluation.id));
    expect(state?.status).toBe("running");
    expect((await readEvaluation(ctx, evaluation.id)).progress.planned).toBe(10);
  });
});

test("an evaluation is never queued without a job", async () => {
  const lost = await database().execute(sql`
    select e.id from evaluations e where e.status = 'queued' and not exists (
      select 1 from pgboss.job j where j.name = 'evaluation.plan' and j.data->>'evaluationId' = e.id)`);
  expect(lost).toHaveLength(0);
});
