import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { evaluationResults } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { claimItems } from "@/lib/evaluations/claim-items";
import type { ItemEnd, LaneRun } from "@/lib/evaluations/lane";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { recoverItems } from "@/lib/evaluations/recover-items";
import { storeBatch } from "@/lib/evaluations/store-batch";
import { aStartedEvaluation } from "../a-started-evaluation";
import { anEnd } from "../an-end";
import { outcomeOf, runHere } from "../run-here";
import { textOf } from "../stub-provider/behaviour";
import type { Stub } from "../stub-provider/start-stub";
import { theDefaultProvider } from "../the-default-provider";
import { until } from "../until";

let stub: Stub;
let ctx: Context;
/** Happens while a call is answered. */
let meanwhile = (_answered: number) => {};

beforeAll(async () => {
  stub = await theDefaultProvider({
    latencyMs: 10,
    answer: ({ body }) => {
      meanwhile(stub.log.total);
      return textOf(body.messages);
    },
  });
  ctx = await aWorkspace();
});
beforeEach(() => stub.log.reset());

const planned = async (cases: number, concurrency = 4) => {
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency });
  await planEvaluation(ctx, { id });
  return id;
};

describe("an evaluation worked on from two sides", () => {
  test("the plan delivered three times at once: its items are written once", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 10, concurrency: 2 });
    const plans = await Promise.all([1, 2, 3].map(() => planEvaluation(ctx, { id })));
    expect(plans.map((plan) => plan.planned).sort()).toEqual([0, 0, 10]);
    expect((await outcomeOf(ctx, id)).evaluation).toMatchObject({ status: "running", progress: { planned: 10 } });
  });

  test("two lanes: every item once, every call once, and one of them ends it", async () => {
    const id = await planned(90, 8);
    await Promise.all([runHere(ctx, id, { lane: 0 }), runHere(ctx, id, { lane: 1 })]);
    const { evaluation, calls } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { planned: 90, completed: 90, failed: 0 } });
    expect(evaluation.versions[0]?.passed).toBe(90);
    expect(stub.log.total).toBe(90);
    expect(calls).toHaveLength(90);
  });

  test("one job at work twice: one result an item, none lost to the other, and the ledger knows every call", async () => {
    const id = await planned(60);
    const first = runHere(ctx, id, { claimant: "job-1" });
    await until("calls in flight", async () => stub.log.total > 8);
    await Promise.all([first, runHere(ctx, id, { claimant: "job-1" })]);
    const { evaluation, calls } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { completed: 60, failed: 0 } });
    expect(calls.filter(({ state }) => state === "sent")).toEqual([]);
    expect(stub.log.total).toBe(calls.length);
    const window = 4; // all of the concurrency: no queue knows of these lanes
    expect(calls.length).toBeLessThanOrEqual(60 + 4 * window); // what the first had in flight or in hand when it was overtaken
  });

  test("a late answer of an attempt that was overtaken changes the ledger and no result", async () => {
    const id = await planned(1, 1);
    const zombie: LaneRun = { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" };
    const [item] = await claimItems(ctx, zombie, 1);
    if (!item) throw new Error("nothing was claimed");
    await runHere(ctx, id, { claimant: "job-1" });
    const row = () => ctx.db.select().from(evaluationResults).where(eq(evaluationResults.evaluationId, id));
    const before = await row();
    expect(before[0]).toMatchObject({ status: "completed", passed: true, attempt: 2 });
    await storeBatch(ctx, zombie, [anEnd(item)]);
    expect(await row()).toEqual(before);
    const { calls, results } = await outcomeOf(ctx, id);
    expect(calls.map(({ state }) => state)).toEqual(["received", "received"]);
    expect(results[0]?.output).toMatchObject({ text: "echo 0" });
  });

  test("what a claim took without its answer arriving is found again by the lane itself", async () => {
    const id = await planned(2, 2);
    const run: LaneRun = { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" };
    await claimItems(ctx, run, 1);
    await recoverItems(ctx, { ...run, delivery: "job-1:b" }, "delivery");
    expect((await outcomeOf(ctx, id)).results.map(({ status }) => status)).toEqual(["running", "pending"]);
    await recoverItems(ctx, run, "delivery");
    expect((await outcomeOf(ctx, id)).results.map(({ status }) => status)).toEqual(["pending", "pending"]);
  });
});

describe("a lane that is told to stop", () => {
  test("gives back what it took, sends nothing more, and puts itself in the queue again", async () => {
    const id = await planned(20, 1);
    const stopping = new AbortController();
    meanwhile = (asked) => {
      if (asked === 3) stopping.abort();
    };
    await runHere(ctx, id, { stopping: stopping.signal });
    const sent = stub.log.total;
    const { evaluation, results, calls } = await outcomeOf(ctx, id);
    expect(evaluation.status).toBe("running");
    expect(results.filter(({ status }) => status === "completed")).toHaveLength(sent);
    expect(results.filter(({ status }) => status === "pending")).toHaveLength(20 - sent);
    expect(calls.filter(({ state }) => state === "sent" || state === "unknown")).toEqual([]);
    const jobs = await ctx.db.execute(
      `select 1 from pgboss.job where name = 'evaluation.run' and data->>'evaluationId' = '${id}'`,
    );
    expect(jobs).toHaveLength(2); // the one it was planned with, and its own
    await runHere(ctx, id);
    expect((await outcomeOf(ctx, id)).evaluation).toMatchObject({ status: "completed", progress: { completed: 20 } });
    expect(stub.log.total).toBe(20);
  });

  test("being handed back does not use up an item's tries", async () => {
    const id = await planned(1, 1);
    for (let turn = 0; turn < 6; turn++) {
      const run: LaneRun = { evaluationId: id, round: 1, claimant: `job-${turn}`, delivery: `job-${turn}:a` };
      const [item] = await claimItems(ctx, run, 1);
      if (!item) throw new Error("nothing was claimed");
      await storeBatch(ctx, run, [handedBack(item.resultId, item.attempt)]);
    }
    const [item] = await claimItems(ctx, { evaluationId: id, round: 1, claimant: "job-7", delivery: "job-7:a" }, 1);
    expect(item).toMatchObject({ attempt: 7, failed: { limited: 0, timedOut: 0, otherwise: 0 } });
  });
});

describe("what the database does not take", () => {
  test("fails its item alone: the others of its batch are stored", async () => {
    const id = await planned(3, 3);
    const run: LaneRun = { evaluationId: id, round: 1, claimant: "job-1", delivery: "job-1:a" };
    const items = await claimItems(ctx, run, 3);
    const ends = items.map((item, at) => anEnd(item, { inputTokens: at === 1 ? 3_000_000_000 : 1 }));
    await storeBatch(ctx, run, ends);
    const { results } = await outcomeOf(ctx, id);
    expect(results.map(({ status }) => status)).toEqual(["completed", "failed", "completed"]);
    expect(results[1]?.error).toMatchObject({ code: "not_storable" });
    const open = and(eq(modelCalls.evaluationId, id), eq(modelCalls.state, "sent"));
    expect(await ctx.db.select().from(modelCalls).where(open)).toEqual([]);
  });
});

const handedBack = (resultId: string, attempt: number): ItemEnd => {
  const end = anEnd({ resultId, attempt });
  const [call] = end.calls;
  const calls = call ? [{ ...call, state: "failed" as const, faultCode: "not_sent" }] : [];
  return { ...end, status: "pending", outcome: null, total: null, passed: null, answer: null, figures: null, calls };
};
