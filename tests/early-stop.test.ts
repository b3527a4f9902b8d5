import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { resultScores } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { deleteProvider } from "@/lib/providers/delete-provider";
import { aStartedEvaluation } from "./a-started-evaluation";
import { aStubbedProvider } from "./a-stubbed-provider";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, type StubRequest, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";

let stub: Stub;
let ctx: Context;
let script: (body: StubRequest["body"], n: number) => Behaviour | null = () => null;

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? '{"reason": "Fine.", "score": 5}' : textOf(body.messages)),
    script: ({ body }, n) => script(body, n),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  script = () => null;
  stub.log.reset();
});

const exact = { type: "exact-match" };
const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };
const ofCases = (cases: number, evaluators: unknown[] = [exact]) =>
  aStartedEvaluation(ctx, { cases, concurrency: 4, evaluators });

describe.each([
  ["401", "refused the key (401)"],
  ["402", "no credit or quota"],
  ["quota", "no credit or quota"],
  ["404", "no such model"],
] as const)("a provider that answers everything with %s", (mode, words) => {
  test("stops the run at once with one message, and a resumed one does all its items", async () => {
    script = () => ({ mode });
    const { id } = await ofCases(100);
    const { evaluation, results } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("failed");
    expect(evaluation.error).toContain(words);
    expect(evaluation.error).toContain("the model “stub-model” of “");
    expect(evaluation.progress).toMatchObject({ planned: 100, completed: 0, failed: 0, cancelled: 100 });
    expect(results.every(({ error }) => error === null)).toBe(true);
    expect(stub.log.total).toBeLessThan(50); // what was called before the first answers were stored
    script = () => null;
    await resumeEvaluation(ctx, { id });
    await runHere(ctx, id, { round: 2 });
    expect((await outcomeOf(ctx, id)).evaluation).toMatchObject({
      ...{ status: "completed", error: null },
      progress: { completed: 100, failed: 0, cancelled: 0 },
    });
  });
});

describe("a key that is refused later", () => {
  test("stops the run after five refusals in a row", async () => {
    script = (_, n) => (n >= 20 ? { mode: "401" } : null);
    const { id } = await ofCases(100);
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "failed", progress: { failed: 0 } });
    expect(evaluation.progress.completed).toBeGreaterThan(10);
    expect(evaluation.progress.completed + evaluation.progress.cancelled).toBe(100);
    const refused = calls.filter(({ faultCode }) => faultCode === "auth").length;
    expect(refused).toBeGreaterThanOrEqual(5);
    expect(refused).toBeLessThan(50);
  });
});

describe("refusals that are about single requests", () => {
  test.each(["400", "context_length", "403"] as const)("%s fails its item alone, though it comes first", async (mode) => {
    script = (body) => (textOf(body.messages) === "echo 0" ? { mode } : { mode: "ok", latencyMs: 200 });
    const { id } = await ofCases(12);
    const { evaluation, results } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed_with_errors", progress: { completed: 11, failed: 1 } });
    expect(results[0]).toMatchObject({ status: "failed" });
  });

  test("bad requests without end stop nothing", async () => {
    script = () => ({ mode: "400" });
    const { id } = await ofCases(12);
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed_with_errors", error: null, progress: { failed: 12 } });
  });

  test("403 for everything is the key's, and stops the run after five", async () => {
    script = () => ({ mode: "403" });
    const { id } = await ofCases(100);
    expect((await finishedHere(ctx, id)).evaluation).toMatchObject({
      ...{ status: "failed", error: expect.stringContaining("(403)") },
      progress: { failed: 0, cancelled: 100 },
    });
    expect(stub.log.total).toBeLessThan(60);
  });
});

describe("a judge that cannot be called", () => {
  test("stops the run by its evaluator's name; resumed, answers that are there are only judged", async () => {
    script = (body) => (body.model === "judge" ? { mode: "401" } : null);
    const { id } = await ofCases(60, [exact, judge]);
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "failed", progress: { failed: 0 } });
    expect(evaluation.error).toMatch(/“judge” of the evaluator “tone” cannot be called\. The provider refused the key \(401\)/);
    expect(await ctx.db.select().from(resultScores).where(eq(resultScores.evaluationId, id))).toEqual([]);
    script = () => null;
    await resumeEvaluation(ctx, { id });
    await runHere(ctx, id, { round: 2 });
    const after = await outcomeOf(ctx, id);
    expect(after.evaluation).toMatchObject({ status: "completed", progress: { completed: 60 } });
    expect(after.results[0]?.scores.map(({ score }) => score)).toEqual([1, 1]);
    const answered = after.calls.filter(({ evaluatorKey, state }) => evaluatorKey === "" && state === "received");
    expect(new Set(answered.map(({ resultId }) => resultId)).size).toBe(60);
  });

  test("stops the run, too, where its provider is gone, and the ledger knows of the call that could not be made", async () => {
    const { id: providerId } = await aStubbedProvider(ctx);
    const gone = { ...judge, options: { ...judge.options, providerId } };
    const { id } = await ofCases(30, [gone]);
    await deleteProvider(ctx, { id: providerId });
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "failed", progress: { failed: 0, cancelled: 30 } });
    expect(evaluation.error).toContain("of the evaluator “tone” cannot be called. This provider cannot be used");
    expect(calls.find(({ evaluatorKey }) => evaluatorKey === "tone")).toMatchObject({ state: "failed", faultCode: "auth" });
  });
});
