import { and, eq, inArray } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { evaluationResults } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { aStartedEvaluation } from "../a-started-evaluation";
import { ownDatabase } from "../own-database";
import { startWorker, type WorkerProcess } from "../start-worker";
import { textOf } from "../stub-provider/behaviour";
import type { Stub } from "../stub-provider/start-stub";
import { theDefaultProvider } from "../the-default-provider";
import { until } from "../until";

let stub: Stub;
let ctx: Context;
let workers: WorkerProcess[] = [];
/** Calls from this one on are never answered. */
let hangsFrom = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  await ownDatabase();
  stub = await theDefaultProvider({
    latencyMs: 150,
    answer: ({ body }) => textOf(body.messages),
    script: (_, n) => (n >= hangsFrom ? { mode: "hang" } : null),
  });
  ctx = await aWorkspace();
});
beforeEach(() => {
  stub.log.reset();
  hangsFrom = Number.POSITIVE_INFINITY;
});
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  workers = [];
});

const work = async (count: number) => {
  workers = await Promise.all(Array.from({ length: count }, () => startWorker()));
};
const begun = (id: string, answers: number) =>
  until(`${answers} answers`, async () => (await readEvaluation(ctx, id)).progress.completed >= answers);
const ended = (id: string) =>
  until("the evaluation to end", async () => {
    const now = await readEvaluation(ctx, id);
    return now.finishedAt && now;
  });
const callsIn = (id: string, ...states: ("sent" | "unknown" | "received")[]) =>
  ctx.db
    .select({ resultId: modelCalls.resultId })
    .from(modelCalls)
    .where(and(eq(modelCalls.evaluationId, id), inArray(modelCalls.state, states)));

describe("cancelling what two workers work on", () => {
  test("ends their calls, and no other is sent while the next evaluation is begun and done", { timeout: 60_000 }, async () => {
    await work(2);
    hangsFrom = 40;
    const { id } = await aStartedEvaluation(ctx, { cases: 400, concurrency: 16 });
    await until("all it may have in flight to hang", async () => stub.log.inFlight >= 16);
    await cancelEvaluation(ctx, { id });
    await until("the stub to have no call in flight", async () => stub.log.inFlight === 0);
    hangsFrom = Number.POSITIVE_INFINITY;
    const sent = stub.log.total;
    const marker = await aStartedEvaluation(ctx, { cases: 20, concurrency: 4 });
    expect(await ended(marker.id)).toMatchObject({ status: "completed", progress: { completed: 20 } });
    expect(stub.log.total - sent).toBe(20);
    expect(await callsIn(id, "sent")).toEqual([]);
    const { progress, status, versions } = await readEvaluation(ctx, id);
    expect(status).toBe("cancelled");
    expect(progress.completed + progress.cancelled).toBe(400);
    expect(await callsIn(id, "received", "unknown")).toHaveLength(sent);
    expect(versions[0]?.unknownCalls).toBe((await callsIn(id, "unknown")).length);
  });

  test("leaves none open in the ledger though a worker dies over it", { timeout: 60_000 }, async () => {
    await work(1);
    const { id } = await aStartedEvaluation(ctx, { cases: 200, concurrency: 8 });
    await begun(id, 10);
    await until("calls in flight", async () => stub.log.inFlight > 2);
    await Promise.all([cancelEvaluation(ctx, { id }), workers[0]?.kill()]);
    workers = [];
    await work(1);
    const marker = await aStartedEvaluation(ctx, { cases: 10, concurrency: 2 });
    await ended(marker.id);
    expect(await callsIn(id, "sent")).toEqual([]);
    expect((await readEvaluation(ctx, id)).status).toBe("cancelled");
  });
});

describe("cancelling and resuming at once, over and over", () => {
  test("leaves one round at work: every item ends once, and is taken once a round", {
    timeout: 90_000,
  }, async () => {
    await work(2);
    const { id } = await aStartedEvaluation(ctx, { cases: 200, concurrency: 8 });
    for (const answers of [20, 50, 80, 110, 140]) {
      await begun(id, answers);
      await cancelEvaluation(ctx, { id });
      await resumeEvaluation(ctx, { id });
    }
    expect(await ended(id)).toMatchObject({ status: "completed", progress: { planned: 200, completed: 200, cancelled: 0 } });
    expect(await callsIn(id, "sent")).toEqual([]);
    const wasted = await callsIn(id, "unknown");
    expect(wasted.length).toBeGreaterThan(0);
    expect(stub.log.total).toBeLessThanOrEqual(200 + 5 * 2 * 8); // in flight or on its way at each of the five
    const answered = (await callsIn(id, "received")).map(({ resultId }) => resultId);
    expect(new Set(answered).size).toBe(200);
    const attempts = await ctx.db
      .select({ attempt: evaluationResults.attempt })
      .from(evaluationResults)
      .where(eq(evaluationResults.evaluationId, id));
    expect(Math.max(...attempts.map(({ attempt }) => attempt))).toBeLessThanOrEqual(6);
  });
});
