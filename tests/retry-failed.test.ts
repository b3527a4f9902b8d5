import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { claimItems } from "@/lib/evaluations/claim-items";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { recoverItems } from "@/lib/evaluations/recover-items";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let ctx: Context;
let script: (text: string, model: string | undefined) => Behaviour | null = () => null;
let judged = "";

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? judged : textOf(body.messages)),
    script: ({ body }) => script(textOf(body.messages), body.model),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  script = () => null;
  judged = '{"reason": "It says so.", "score": 5}';
  stub.log.reset();
});

const failing = (...cases: number[]) => {
  script = (text) => (cases.some((n) => text === `echo ${n}`) ? { mode: "500" } : null);
};
const retried = async (id: string, round = 2) => {
  const answer = await retryFailed(ctx, { id });
  await runHere(ctx, id, { round });
  return { answer, ...(await outcomeOf(ctx, id)) };
};

describe("items whose call failed", () => {
  test("are tried as often as the first time, by keys of their own; the others are left alone, the tries before stay", async () => {
    failing(1, 2);
    const { id } = await aStartedEvaluation(ctx, { cases: 4, concurrency: 2 });
    const first = await finishedHere(ctx, id);
    expect(first.evaluation).toMatchObject({ status: "completed_with_errors", progress: { completed: 2, failed: 2 } });
    failing(2);
    const { answer, evaluation, results, callsOf, calls } = await retried(id);
    expect(answer).toMatchObject({ status: "running", progress: { planned: 4, completed: 2, failed: 0, cancelled: 0 } });
    expect(evaluation).toMatchObject({ status: "completed_with_errors", progress: { completed: 3, failed: 1 } });
    expect([results[0], results[3]]).toEqual([first.results[0], first.results[3]]);
    expect(callsOf(1).map(({ state }) => state)).toEqual([...Array(6).fill("failed"), "received"]);
    expect(callsOf(2)).toHaveLength(12);
    expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(calls.length);
    expect(await auditTrail(ctx)).toContain("evaluation.retried");
  });

  test("a call lost before counts no more: a worker that dies once in the new round gives none up", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    await planEvaluation(ctx, { id });
    const dies = async (round: number, turn: number) => {
      const run = { evaluationId: id, round, claimant: `job-${turn}`, delivery: `job-${turn}:a` };
      await claimItems(ctx, run, 1);
      await recoverItems(ctx, run, "job");
    };
    for (const turn of [1, 2, 3]) await dies(1, turn);
    await runHere(ctx, id);
    expect((await outcomeOf(ctx, id)).results).toMatchObject([{ status: "failed", error: { code: "unknown" } }]);
    await retryFailed(ctx, { id });
    await dies(2, 4);
    await runHere(ctx, id, { round: 2 });
    const { evaluation, calls } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { completed: 1 } });
    expect(calls.map(({ state }) => state)).toEqual([...Array(4).fill("unknown"), "received"]);
  });
});

describe("items whose evaluator failed", () => {
  const evaluators = [
    { type: "exact-match", key: "exact" },
    { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } },
  ];

  test("are scored anew and not asked for again, their scores replaced, the judge asked by a new key where it failed", async () => {
    script = (_, model) => (model === "judge" ? { mode: "500" } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 2, concurrency: 2, evaluators });
    const first = await finishedHere(ctx, id);
    expect(first.results[0]).toMatchObject({ status: "failed", error: { stage: "evaluator" }, output: { text: "echo 0" } });
    script = () => null;
    const { evaluation, results, calls } = await retried(id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { completed: 2, failed: 0 } });
    expect(results[0]?.scores).toMatchObject([
      { key: "exact", score: 1 },
      { key: "tone", score: 1, error: null },
    ]);
    expect(stub.log.entries.filter(({ model }) => model === "stub-model")).toHaveLength(2);
    expect(calls.filter(({ evaluatorKey }) => evaluatorKey === "tone")).toHaveLength(2 * 5);
    expect(stub.log.repeated()).toEqual([]);
    expect(evaluation.versions[0]?.scores.tone).toMatchObject({ scored: 2, failed: 0 });
  });

  test("a judge that talks nonsense once is asked again, too", async () => {
    judged = "no idea";
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators });
    expect((await finishedHere(ctx, id)).results[0]).toMatchObject({ status: "failed" });
    judged = '{"reason": "Fine.", "score": 5}';
    expect((await retried(id)).results[0]).toMatchObject({ status: "completed", passed: true });
  });
});

describe("what cannot be retried", () => {
  test("an evaluation without failures, and one under way", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    await expect(retryFailed(ctx, { id })).rejects.toMatchObject({ code: "conflict", extra: { data: { state: "queued" } } });
    await finishedHere(ctx, id);
    await expect(retryFailed(ctx, { id })).rejects.toMatchObject({ code: "conflict", extra: { data: { state: "completed" } } });
    expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed" });
    expect(await auditTrail(ctx)).not.toContain("evaluation.retried");
  });

  test("of two at once one wins", async () => {
    failing(0);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    await finishedHere(ctx, id);
    const tries = await Promise.allSettled([1, 2].map(() => retryFailed(ctx, { id })));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

test("a cancelled evaluation whose failures are retried is not whole: it ends cancelled and says what it lacks", async () => {
  script = (text) => ({ mode: text === "echo 0" ? "400" : "hang" });
  const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 2 });
  await planEvaluation(ctx, { id });
  const lane = runHere(ctx, id);
  await until("the first to have failed", async () => (await readEvaluation(ctx, id)).progress.failed === 1);
  await until("the others to be in flight", async () => stub.log.inFlight === 2);
  await cancelEvaluation(ctx, { id });
  await lane;
  script = () => null;
  const { evaluation, results } = await retried(id);
  expect(results.map(({ status }) => status)).toEqual(["completed", "cancelled", "cancelled"]);
  expect(evaluation).toMatchObject({ status: "cancelled", error: expect.stringContaining("2 items were left out") });
  await resumeEvaluation(ctx, { id });
  await runHere(ctx, id, { round: 3 });
  expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", error: null, progress: { completed: 3 } });
  const open = and(eq(modelCalls.evaluationId, id), eq(modelCalls.state, "sent"));
  expect(await ctx.db.select().from(modelCalls).where(open)).toEqual([]);
});
