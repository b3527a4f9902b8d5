import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { getPace } from "@/lib/evaluations/get-pace";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { replaceAliases } from "@/lib/providers/replace-aliases";
import { ReplaceAliases } from "@/lib/providers/schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";

let stub: Stub;
let ctx: Context;
let script: (text: string) => Behaviour | null = () => null;

/** Each answer `echo <n>` has two tokens of output: a dollar. */
const aDollarACall = [{ from: "2020-01-01", input: 0, output: 500_000 }];
const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };
const exact = { type: "exact-match" };

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? '{"reason": "", "score": 5}' : textOf(body.messages)),
    script: ({ body }) => script(textOf(body.messages)),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  script = () => null;
  stub.log.reset();
});

const priced = (...models: string[]) =>
  replaceAliases(
    ctx,
    ReplaceAliases.parse({
      data: models.map((model) => ({ alias: `my-${model}`, providerId: "default", model, prices: aDollarACall })),
    }),
  );
const started = (cases: number, budgetUsd: number, evaluators: unknown[] = [exact]) =>
  aStartedEvaluation(ctx, { cases, concurrency: 3, evaluators, more: { budgetUsd } });

describe("a budget whose keeping could not be known", () => {
  test("is refused with the arm or the judge that has no price, at the start and in the estimate", async () => {
    await expect(started(2, 5)).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/no price is known of the model “stub-model” of “.*@1”/),
      extra: { errors: [{ path: "budgetUsd" }] },
    });
    await priced("stub-model");
    await expect(started(2, 5, [exact, judge])).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringContaining("“judge” of the evaluator “tone”"),
    });
    const { datasetId, versions } = await started(2, 5);
    const request = { datasetId, versionIds: versions.map(({ versionId }) => versionId), evaluators: [judge], budgetUsd: 5 };
    await expect(estimateEvaluation(ctx, StartEvaluation.parse(request))).rejects.toMatchObject({ code: "unprocessable" });
    await priced("stub-model", "judge");
    expect(await estimateEvaluation(ctx, StartEvaluation.parse(request))).toMatchObject({ calls: 2, judgeCalls: 2 });
  });

  test("is told of where the evaluator of costs would score nothing, until the model has a price", async () => {
    const { datasetId, versions } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 3, evaluators: [exact] });
    const cost = { type: "cost", options: { maxUsd: 0.01 } };
    const request = { datasetId, versionIds: versions.map(({ versionId }) => versionId), evaluators: [exact, cost] };
    const warnings = async () => (await estimateEvaluation(ctx, StartEvaluation.parse(request))).warnings;
    expect(await warnings()).toEqual([expect.stringMatching(/^No price is known for stub-model, so `cost` cannot score .*@1/)]);
    await priced("stub-model");
    expect(await warnings()).toEqual([]);
  });

  test("is estimated with its judges apart: votes, and both orders for every arm but the one compared with", async () => {
    await priced("stub-model", "judge");
    const { datasetId, versions } = await started(2, 5);
    const estimated = (evaluators: unknown[], maxTokens?: number) => {
      const arms = ["old", "new"].map((label) => ({ versionId: versions[0]?.versionId, label, model: { maxTokens } }));
      return estimateEvaluation(ctx, StartEvaluation.parse({ datasetId, arms, trials: 3, evaluators }));
    };
    const votes = { ...judge, options: { ...judge.options, votes: 3, maxTokens: 100 } };
    const pairwise = { type: "llm-pairwise", options: { model: "judge", votes: 2, maxTokens: 50 } };
    const none = await estimated([exact], 10);
    expect(none).toMatchObject({ judgeCalls: 0, judgeInputTokens: 0, judgeOutputTokens: 0, judgeCostUsd: 0 });
    const judged = await estimated([votes], 10);
    expect(judged).toMatchObject({ calls: 12, judgeCalls: 36, judgeOutputTokens: 3_600, costUsd: none.costUsd });
    expect(judged.judgeInputTokens).toBeGreaterThan(36 * 400);
    expect(judged.judgeCostUsd).toBeGreaterThan(0);
    expect(await estimated([pairwise], 10)).toMatchObject({ judgeCalls: 6 * 2 * 2, judgeOutputTokens: 24 * 50 });
    expect(await estimated([votes])).toMatchObject({ judgeCalls: 36, judgeInputTokens: null, judgeCostUsd: null, costUsd: null });
  });

  test("is no budget at 0 or below", () => {
    for (const budgetUsd of [0, -1])
      expect(StartEvaluation.safeParse({ datasetId: "ds_1", versionIds: ["v"], evaluators: [exact], budgetUsd }).success).toBe(
        false,
      );
  });

  test("stops at the first answer without the figures its cost follows from; without a budget it goes on", async () => {
    await priced("stub-model");
    script = (text) => (text === "echo 0" ? { mode: "no_usage" } : null);
    const { id } = await started(30, 1_000);
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "cancelled", error: expect.stringContaining("is not known") });
    expect(stub.log.total).toBeLessThan(30);
    await expect(resumeEvaluation(ctx, { id, budgetUsd: 2_000 })).rejects.toMatchObject({ code: "unprocessable" });
    await resumeEvaluation(ctx, { id, budgetUsd: null });
    await runHere(ctx, id, { round: 2 });
    expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", budgetUsd: null, spentUsd: null });
  });
});

describe("an evaluation that reaches its budget", () => {
  test("stops past it by no more than was in flight, keeps every answer it paid for, and says why", async () => {
    await priced("stub-model");
    const { id } = await started(60, 10);
    const { evaluation, calls, results } = await finishedHere(ctx, id);
    const spent = evaluation.spentUsd ?? 0;
    expect(spent).toBeGreaterThanOrEqual(10);
    expect(spent).toBeLessThanOrEqual(10 + 3);
    expect(evaluation).toMatchObject({
      status: "cancelled",
      budgetUsd: 10,
      error: expect.stringContaining(`$${spent}.00 of the $10.00`),
    });
    const { planned, completed, failed, cancelled } = evaluation.progress;
    expect({ planned, failed, open: planned - completed - failed - cancelled }).toEqual({ planned: 60, failed: 0, open: 0 });
    expect(completed).toBe(spent);
    expect(calls.filter(({ state }) => state === "received")).toHaveLength(completed);
    expect(calls.filter(({ state }) => state === "sent" || state === "unknown")).toEqual([]);
    expect(results.filter(({ status }) => status === "cancelled")).toHaveLength(cancelled);
    expect(stub.log.total).toBe(completed);
  });

  test("counts what its judges cost", async () => {
    await priced("stub-model", "judge");
    const { id } = await started(20, 12, [judge]);
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "cancelled" });
    expect(calls.filter(({ evaluatorKey }) => evaluatorKey === "tone").length).toBeGreaterThan(0);
    expect(evaluation.progress.completed).toBeLessThan(12);
  });

  test("is done, not stopped, where the last item spends the rest", async () => {
    await priced("stub-model");
    const { id } = await started(4, 4);
    expect((await finishedHere(ctx, id)).evaluation).toMatchObject({ status: "completed", spentUsd: 4, error: null });
  });

  test("has a pace: its items of the last half minute, and what they have cost", async () => {
    await priced("stub-model");
    const { id } = await started(2, 10);
    expect(await getPace(ctx, { id })).toEqual({ perSecond: null, costUsd: 0 });
    await finishedHere(ctx, id);
    const { perSecond, costUsd } = await getPace(ctx, { id });
    expect(perSecond).toBeGreaterThan(0);
    expect(costUsd).toBe(2);
    await ctx.db.execute(
      sql`update evaluation_results set finished_at = now() - interval '1 minute' where evaluation_id = ${id}`,
    );
    expect((await getPace(ctx, { id })).perSecond).toBeNull();
  });

  test("shared by four lanes it is ended once none has an item under way", async () => {
    await priced("stub-model");
    const { id } = await aStartedEvaluation(ctx, { cases: 90, concurrency: 8, evaluators: [exact], more: { budgetUsd: 20 } });
    await planEvaluation(ctx, { id });
    await Promise.all([0, 1, 2, 3].map((lane) => runHere(ctx, id, { lane })));
    const { evaluation, calls } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "cancelled", progress: { failed: 0 } });
    expect(evaluation.spentUsd).toBe(evaluation.progress.completed);
    expect(evaluation.spentUsd).toBeLessThan(90);
    expect(calls.filter(({ state }) => state === "sent" || state === "unknown")).toEqual([]);
  });

  test("goes on with a larger budget, or with none; not with the same or a smaller one", async () => {
    await priced("stub-model");
    const { id } = await started(30, 5);
    const before = (await finishedHere(ctx, id)).evaluation.progress.completed;
    await expect(resumeEvaluation(ctx, { id })).rejects.toMatchObject({ code: "conflict" });
    await expect(resumeEvaluation(ctx, { id, budgetUsd: 4 })).rejects.toMatchObject({ code: "unprocessable" });
    expect(await resumeEvaluation(ctx, { id, budgetUsd: 15 })).toMatchObject({ status: "running", budgetUsd: 15, error: null });
    await runHere(ctx, id, { round: 2 });
    const second = await readEvaluation(ctx, id);
    expect(second).toMatchObject({ status: "cancelled" });
    expect(second.progress.completed).toBeGreaterThan(before);
    await resumeEvaluation(ctx, { id, budgetUsd: null });
    await runHere(ctx, id, { round: 3 });
    expect(await readEvaluation(ctx, id)).toMatchObject({ status: "completed", progress: { completed: 30 } });
    expect(stub.log.total).toBe(30);
  });
});
