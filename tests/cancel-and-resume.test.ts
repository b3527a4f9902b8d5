import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { evaluationArms } from "@/db/schema/evaluations";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { claimItems } from "@/lib/evaluations/claim-items";
import { endEarly, markEnded } from "@/lib/evaluations/end-early";
import type { LaneRun } from "@/lib/evaluations/lane";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { settleEnded } from "@/lib/evaluations/settle-ended";
import { storeBatch } from "@/lib/evaluations/store-batch";
import { aStartedEvaluation } from "./a-started-evaluation";
import { anEnd } from "./an-end";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let ctx: Context;
let script: (text: string) => Behaviour | null = () => null;

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => textOf(body.messages),
    script: ({ body }) => script(textOf(body.messages)),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  script = () => null;
  stub.log.reset();
});

const planned = async (cases: number, concurrency: number) => {
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency });
  await planEvaluation(ctx, { id });
  return id;
};
const hangs = (...cases: number[]) => {
  script = (text) => (cases.some((n) => text === `echo ${n}`) ? { mode: "hang" } : null);
};
const completedOf = async (id: string) => (await readEvaluation(ctx, id)).progress.completed;
const inConflict = (state: string) => ({ code: "conflict", extra: { data: { state } } });

/** An evaluation of six whose cases 4 and 5 are in flight when it is cancelled; the others have ended. */
async function aCancelledOne() {
  const id = await planned(6, 2);
  hangs(4, 5);
  const lane = runHere(ctx, id);
  await until("the last two to be in flight", async () => stub.log.inFlight === 2 && (await completedOf(id)) === 4);
  const cancelled = await cancelEvaluation(ctx, { id });
  await lane;
  return { id, cancelled };
}

describe("an evaluation that is cancelled while it runs", () => {
  test("breaks off its calls, keeps what it has, says so in figures and ledger, and has no verdict", async () => {
    const { id, cancelled } = await aCancelledOne();
    expect(cancelled).toMatchObject({
      ...{ status: "cancelled", error: null },
      progress: { planned: 6, completed: 4, failed: 0, cancelled: 2, running: 0 },
    });
    expect(cancelled.finishedAt).not.toBeNull();
    await until("the stub to notice", async () => stub.log.inFlight === 0);
    const { results, calls } = await outcomeOf(ctx, id);
    expect(results.map(({ status }) => status)).toEqual([...Array(4).fill("completed"), "cancelled", "cancelled"]);
    expect(calls.map(({ state, faultCode }) => faultCode ?? state).sort()).toEqual([
      ...["cancelled", "cancelled", "received", "received", "received", "received"],
    ]);
    expect(calls.filter(({ state }) => state === "unknown")).toHaveLength(2);
    expect(await auditTrail(ctx)).toEqual(expect.arrayContaining(["evaluation.created", "evaluation.cancelled"]));
  });

  test("sends nothing more: neither what it had taken nor what was open", async () => {
    const id = await planned(100, 4);
    script = () => ({ mode: "hang" });
    const lane = runHere(ctx, id);
    await until("calls in flight", async () => stub.log.inFlight > 0);
    await cancelEvaluation(ctx, { id });
    await lane;
    const sent = stub.log.total;
    script = () => null;
    const marker = await aStartedEvaluation(ctx, { cases: 10, concurrency: 2 });
    await finishedHere(ctx, marker.id);
    expect(stub.log.total - sent).toBe(10);
    const { calls, evaluation } = await outcomeOf(ctx, id);
    expect(calls.filter(({ state }) => state === "sent" || state === "received")).toEqual([]);
    expect(evaluation.progress).toMatchObject({ planned: 100, completed: 0, cancelled: 100 });
  });

  test("drops an answer that comes too late for the result, and counts its call and cost", async () => {
    const id = await planned(1, 1);
    const run: LaneRun = { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" };
    const [item] = await claimItems(ctx, run, 1);
    if (!item) throw new Error("nothing was claimed");
    await cancelEvaluation(ctx, { id });
    expect((await outcomeOf(ctx, id)).calls).toMatchObject([{ state: "unknown" }]);
    await storeBatch(ctx, run, [anEnd(item, { costUsd: 0.5 })]);
    await settleEnded(ctx, id);
    const { results, calls, evaluation } = await outcomeOf(ctx, id);
    expect(calls).toMatchObject([{ state: "received", costUsd: 0.5 }]);
    expect(results).toMatchObject([{ status: "cancelled", output: null, passed: null }]);
    expect(evaluation.versions[0]).toMatchObject({ unknownCalls: 0, costUsd: 0.5, passed: 0 });
    const arms = await ctx.db.select().from(evaluationArms).where(eq(evaluationArms.evaluationId, id));
    expect(arms).toMatchObject([{ scored: 0, costUsd: 0.5, verdict: null }]);
  });

  test("a job delivered again after its worker died closes what that one left", async () => {
    const id = await planned(1, 1);
    await claimItems(ctx, { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" }, 1);
    await cancelEvaluation(ctx, { id });
    await ctx.db.execute(`update model_calls set state = 'sent' where evaluation_id = '${id}'`); // a judge's, marked after it
    await runHere(ctx, id, { claimant: "job-1" });
    expect((await outcomeOf(ctx, id)).calls).toMatchObject([{ state: "unknown" }]);
  });
});

describe("who may cancel", () => {
  test("of two at once one wins; one that ended is a conflict that says how", async () => {
    const id = await planned(3, 1);
    const tries = await Promise.allSettled([1, 2, 3].map(() => cancelEvaluation(ctx, { id })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject(inConflict("cancelled"));
    expect((await auditTrail(ctx)).filter((action) => action === "evaluation.cancelled")).toHaveLength(1);
    const { id: done } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    await finishedHere(ctx, done);
    await expect(cancelEvaluation(ctx, { id: done })).rejects.toMatchObject(inConflict("completed"));
  });

  test("cancelling and finishing at once: one of them ends it, and no item is left open", async () => {
    for (let n = 0; n < 5; n++) {
      const id = await planned(2, 2);
      const [came] = await Promise.all([cancelEvaluation(ctx, { id }).catch((error) => error.code), runHere(ctx, id)]);
      const { status, progress } = await readEvaluation(ctx, id);
      expect(status).toBe(came === "conflict" ? "completed" : "cancelled");
      expect(progress.completed + progress.cancelled).toBe(2);
    }
  });

  test("cancelling and planning at once: whatever was planned is cancelled, nothing is called", async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await aStartedEvaluation(ctx, { cases: 20, concurrency: 2 });
      await Promise.all([planEvaluation(ctx, { id }), cancelEvaluation(ctx, { id })]);
      await runHere(ctx, id);
      const { status, progress } = await readEvaluation(ctx, id);
      expect(status).toBe("cancelled");
      expect(progress.cancelled).toBe(progress.planned);
    }
    expect(stub.log.total).toBe(0);
  });
});

describe("an evaluation that is resumed", () => {
  test("does what is missing and nothing twice, and ends as if it had never been stopped", async () => {
    const { id, cancelled } = await aCancelledOne();
    const before = await outcomeOf(ctx, id);
    hangs();
    const resumed = await resumeEvaluation(ctx, { id });
    expect(resumed).toMatchObject({ status: "running", error: null, finishedAt: null, startedAt: cancelled.startedAt });
    expect(resumed.progress).toMatchObject({ completed: 4, cancelled: 0 });
    await runHere(ctx, id, { round: 2 });
    const { evaluation, results, callsOf } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { planned: 6, completed: 6, cancelled: 0 } });
    expect(results.slice(0, 4)).toEqual(before.results.slice(0, 4));
    expect(callsOf(4).map(({ state }) => state)).toEqual(["unknown", "received"]);
    expect(new Set(callsOf(4).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1); // lost, so asked by the same key
    expect(stub.log.total).toBe(8);
    expect((await auditTrail(ctx)).at(-1)).toBe("evaluation.resumed");
  });

  test("is planned where it was cancelled before that, though its first job comes later", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 1 });
    const cancelled = await cancelEvaluation(ctx, { id });
    expect(cancelled.progress).toMatchObject({ planned: 0, cancelled: 0 });
    expect((await planEvaluation(ctx, { id })).planned).toBe(0);
    expect((await resumeEvaluation(ctx, { id })).status).toBe("queued");
    expect((await planEvaluation(ctx, { id })).planned).toBe(3);
    expect((await planEvaluation(ctx, { id })).planned).toBe(0);
    await runHere(ctx, id, { round: 2 });
    expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", progress: { completed: 3 } });
  });

  test("leaves nothing to the lanes of the round before: they take no item and end nothing", async () => {
    const id = await planned(4, 2);
    await cancelEvaluation(ctx, { id });
    await resumeEvaluation(ctx, { id });
    const old: LaneRun = { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" };
    expect(await claimItems(ctx, old, 4)).toEqual([]);
    expect(await endEarly(ctx, id, { status: "failed", error: "late", round: 1 })).toBe(false);
    await runHere(ctx, id, { round: 1 });
    expect(stub.log.total).toBe(0);
    expect(await claimItems(ctx, { ...old, round: 2 }, 4)).toHaveLength(4);
  });

  test("a lane that is at work when it is cancelled and resumed at once stops, and asks for nothing of the new round", async () => {
    const id = await planned(40, 2);
    script = () => ({ mode: "hang" });
    const old = runHere(ctx, id);
    await until("calls in flight", async () => stub.log.inFlight === 2);
    await cancelEvaluation(ctx, { id });
    await resumeEvaluation(ctx, { id });
    await old;
    const sent = stub.log.total;
    script = () => null;
    await runHere(ctx, id, { round: 2 });
    expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", progress: { completed: 40 } });
    expect(stub.log.total - sent).toBe(40);
  });

  test("has all its items though whoever cancelled it died before they were marked", async () => {
    const id = await planned(3, 1);
    await claimItems(ctx, { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" }, 1);
    await markEnded(ctx, id, { status: "cancelled", error: null });
    expect(await claimItems(ctx, { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" }, 1)).toEqual([]);
    await resumeEvaluation(ctx, { id });
    await runHere(ctx, id, { round: 2 });
    const { evaluation, calls } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { completed: 3 } });
    expect(calls.map(({ state }) => state).sort()).toEqual(["received", "received", "received", "unknown"]);
  });

  test("one under way or run to its end is a conflict", async () => {
    const id = await planned(1, 1);
    await expect(resumeEvaluation(ctx, { id })).rejects.toMatchObject(inConflict("running"));
    await runHere(ctx, id);
    await expect(resumeEvaluation(ctx, { id })).rejects.toMatchObject(inConflict("completed"));
  });
});
