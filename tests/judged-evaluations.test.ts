import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { resultOutputs } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let ctx: Context;
let onRequest: (body: Record<string, unknown>) => Behaviour | null = () => null;
let onJudge: (text: string) => Behaviour | Promise<void> | null = () => null;
const judged = '{"reason": "It says so.", "score": 5}';

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? judged : textOf(body.messages)),
    script: ({ body }) => {
      const behaviour = onRequest(body);
      if (behaviour) return behaviour;
      const done = body.model === "judge" ? onJudge(textOf(body.messages)) : null;
      return done && "mode" in done ? done : null;
    },
  });
  ctx = await aWorkspace();
});
beforeEach(() => {
  stub.log.reset();
  onJudge = () => null;
  onRequest = () => null;
});

const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };
const exact = { type: "exact-match" };
const callsTo = (model: string) => stub.log.entries.filter((entry) => entry.model === model);

describe("a judge that answers", () => {
  test("its calls are in the ledger under the evaluator's key, apart from the answers' figures", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 2, concurrency: 2, evaluators: [exact, judge] });
    const { evaluation, results, calls } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("completed");
    expect(results[0]?.scores).toMatchObject([
      { key: "exact-match", score: 1 },
      { key: "tone", score: 1, reason: "It says so." },
    ]);
    const own = calls.filter((call) => call.evaluatorKey === "");
    expect(own.map(({ state, model }) => [state, model])).toEqual(Array.from({ length: 2 }, () => ["received", "stub-model"]));
    const judges = calls.filter((call) => call.evaluatorKey === "tone");
    expect(judges.map(({ state, model }) => [state, model])).toEqual(Array.from({ length: 2 }, () => ["received", "judge"]));
    const tokens = own.reduce((sum, call) => sum + (call.inputTokens ?? 0), 0);
    expect(evaluation.versions[0]?.tokens.input).toBe(tokens);
    const judgeTokens = judges.reduce((sum, call) => sum + (call.inputTokens ?? 0), 0);
    expect(judgeTokens).toBeGreaterThan(tokens);
    expect(evaluation.versions[0]).toMatchObject({ judgeCalls: 2, judgeTokens: { input: judgeTokens } });
  });

  test("the answer is stored before the judge is asked", async () => {
    let storedBefore: boolean | null = null;
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    onJudge = () => ({ mode: "ok", latencyMs: 300 });
    const running = finishedHere(ctx, id);
    await until("the judge to be asked", async () => callsTo("judge").length === 1);
    const { results, calls } = await outcomeOf(ctx, id);
    const [kept] = await ctx.db
      .select()
      .from(resultOutputs)
      .where(eq(resultOutputs.resultId, results[0]?.id ?? ""));
    storedBefore = kept !== undefined && calls.some((call) => call.evaluatorKey === "" && call.state === "received");
    expect(storedBefore).toBe(true);
    await running;
  });

  test("a try after a failure has a key of its own, the one the ledger names", async () => {
    let before = 0;
    onJudge = () => (before++ === 0 ? { mode: "503" } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    const { calls } = await finishedHere(ctx, id);
    const inLedger = calls.filter((call) => call.evaluatorKey === "tone").map((call) => call.idempotencyKey);
    expect(callsTo("judge").map((entry) => entry.idempotencyKey)).toEqual(inLedger);
    expect(new Set(inLedger).size).toBe(2);
  });
});

describe("a judge whose provider refuses a parameter", () => {
  const bodies: Record<string, unknown>[] = [];
  const refusing = (isRefused: (body: Record<string, unknown>) => Behaviour | null) => {
    bodies.length = 0;
    onRequest = (body) => {
      if (body.model !== "judge") return null;
      bodies.push(body);
      return isRefused(body);
    };
  };
  const formatOf = (body: Record<string, unknown>) => {
    const format = body.response_format;
    return typeof format === "object" && format !== null && "type" in format ? format.type : null;
  };

  test("is asked by schema first, reasons before the score, at temperature 0", async () => {
    refusing(() => null);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    await finishedHere(ctx, id);
    expect(bodies).toMatchObject([
      {
        temperature: 0,
        response_format: {
          type: "json_schema",
          json_schema: { strict: true, schema: { required: ["reason", "score"], additionalProperties: false } },
        },
      },
    ]);
  });

  test("is asked in looser forms until one is taken, each try in the ledger by its own key", async () => {
    refusing((body) => (formatOf(body) === null ? null : { mode: "no_format" }));
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(evaluation.versions[0]).toMatchObject({ completed: 1, meanScore: 1 });
    expect(bodies.map(formatOf)).toEqual(["json_schema", "json_object", null]);
    const refused = calls.filter(({ evaluatorKey, state }) => evaluatorKey === "tone" && state === "failed");
    expect(refused.map(({ faultCode, attempt }) => [faultCode, attempt])).toEqual([
      ["bad_request", 1],
      ["bad_request", 2],
    ]);
    expect(new Set(callsTo("judge").map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  test("is asked without a temperature where the model takes none", async () => {
    refusing((body) => ("temperature" in body ? { mode: "400" } : null));
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation.versions[0]).toMatchObject({ completed: 1, meanScore: 1 });
    expect(bodies.map((body) => "temperature" in body)).toEqual([true, false]);
    expect(bodies.map(formatOf)).toEqual(["json_schema", "json_schema"]);
  });

  test("fails the item when it refuses for another reason", async () => {
    refusing(() => ({ mode: "context_length" }));
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    const { results } = await finishedHere(ctx, id);
    expect(results[0]).toMatchObject({ status: "failed", error: { stage: "evaluator" } });
    expect(bodies).toHaveLength(1);
  });
});

describe("votes", () => {
  test("are calls of their own, each with its place; one that is nonsense fails the item once all have ended", async () => {
    const voting = { ...judge, options: { ...judge.options, votes: 3 } };
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [voting] });
    const { calls } = await finishedHere(ctx, id);
    const votes = calls.filter(({ evaluatorKey }) => evaluatorKey === "tone");
    expect(votes.map(({ slot, state }) => [slot, state])).toEqual([0, 1, 2].map((slot) => [slot, "received"]));
    expect(new Set(callsTo("judge").map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);

    let asked = 0;
    onJudge = () => (asked++ === 0 ? { mode: "ok", text: "no idea" } : { mode: "ok", text: judged, latencyMs: 60 });
    const other = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [voting] });
    const outcome = await finishedHere(ctx, other.id);
    expect(outcome.results[0]).toMatchObject({ status: "failed", error: { stage: "evaluator" } });
    const states = outcome.calls.filter(({ evaluatorKey }) => evaluatorKey === "tone").map(({ state }) => state);
    expect(states).toEqual(["received", "received", "received"]);
  });
});

describe("embeddings", () => {
  test("of many items go in few requests, each text once, under the key of the evaluator", async () => {
    const similar = { type: "similarity", key: "near", options: { model: { name: "embedder" }, threshold: 0 } };
    const cases = Array.from({ length: 8 }, (_, n) => ({
      variables: { n: String(n) },
      expectations: { reference: "echo of all" },
    }));
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 8, evaluators: [similar] });
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(evaluation.versions[0]).toMatchObject({ completed: 8, scores: { near: { scored: 8 } } });
    const requests = stub.log.entries.filter(({ path }) => path.endsWith("/embeddings"));
    expect(requests.length).toBeLessThan(8);
    const inLedger = calls.filter(({ evaluatorKey }) => evaluatorKey === "near");
    expect(inLedger.map(({ state }) => state)).toEqual(requests.map(() => "received"));
  });
});

describe("a judge that fails", () => {
  test("nonsense: the item fails at the evaluator, keeps its output, and is in no average", async () => {
    onJudge = (text) => (text.includes("echo 1") ? { mode: "ok", text: "I would rather not say." } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 2, evaluators: [exact, judge] });
    const { evaluation, results } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("completed_with_errors");
    expect(results[1]).toMatchObject({ status: "failed", error: { stage: "evaluator" }, total: null, passed: null });
    expect(results[1]?.error?.message).toMatch(/^tone: /);
    expect(results[1]?.output).toMatchObject({ text: "echo 1" });
    expect(evaluation.versions[0]).toMatchObject({ completed: 2, failed: 1, passed: 2, passRate: 1, meanScore: 1 });
    expect(evaluation.versions[0]?.scores).toMatchObject({
      "exact-match": { scored: 2, mean: 1, failed: 0 },
      tone: { scored: 2, mean: 1, failed: 1 },
    });
  });

  test("an answer that was cut is not judged at all", async () => {
    const cases = [{ variables: { n: "[[length]]" } }];
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 1, evaluators: [judge] });
    await finishedHere(ctx, id);
    expect(callsTo("judge")).toEqual([]);
  });
});

describe("a lane that loses its job while a judge is asked", () => {
  test("leaves the item open, and the next delivery judges the stored answer without asking for it again", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    await planEvaluation(ctx, { id });
    const lost = new AbortController();
    onJudge = () => ({ mode: "hang" });
    const first = runHere(ctx, id, { claimant: "job-1", lost: lost.signal });
    await until("the judge to be asked", async () => callsTo("judge").length === 1);
    lost.abort();
    await first;
    expect((await outcomeOf(ctx, id)).results[0]).toMatchObject({ status: "pending", error: null });

    onJudge = () => null;
    await runHere(ctx, id, { claimant: "job-1" });
    const { results } = await outcomeOf(ctx, id);
    expect(results[0]).toMatchObject({ status: "completed", total: 1 });
    expect(callsTo("stub-model")).toHaveLength(1);
    expect((await readEvaluation(ctx, id)).status).toBe("completed");
  });

  test("one that dies there three times fails alone, at the evaluator", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [judge] });
    await planEvaluation(ctx, { id });
    onJudge = () => ({ mode: "hang" });
    const ends: (() => Promise<void>)[] = [];
    for (let death = 1; death <= 3; death++) {
      const lost = new AbortController(); // never heard of: what was begun stays as a dead worker leaves it
      const run = runHere(ctx, id, { claimant: "job-2", lost: lost.signal });
      await until("the judge to be asked", async () => callsTo("judge").length === death);
      ends.push(async () => {
        lost.abort();
        await run;
      });
    }
    await runHere(ctx, id, { claimant: "job-2" });
    const { evaluation, results, calls } = await outcomeOf(ctx, id);
    expect(results[0]).toMatchObject({ status: "failed", error: { stage: "evaluator", code: "unknown" } });
    expect(results[0]?.output).toMatchObject({ text: "echo 0" });
    expect(evaluation.status).toBe("completed_with_errors");
    expect(calls.filter((call) => call.state === "unknown")).toHaveLength(3);
    expect(callsTo("stub-model")).toHaveLength(1);
    for (const end of ends) await end();
    expect((await outcomeOf(ctx, id)).results).toEqual(results);
  });
});
