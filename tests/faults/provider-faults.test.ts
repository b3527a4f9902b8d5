import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { aStartedEvaluation } from "../a-started-evaluation";
import { finishedHere } from "../run-here";
import { type Behaviour, textOf } from "../stub-provider/behaviour";
import type { Stub } from "../stub-provider/start-stub";
import { theDefaultProvider } from "../the-default-provider";

let stub: Stub;
let ctx: Context;
/** What the stub does, by how often a text was asked for before. */
let script: (text: string, before: number) => Behaviour | null = () => null;
const asked = new Map<string, number>();

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => textOf(body.messages),
    script: ({ body }) => {
      const text = textOf(body.messages);
      const before = asked.get(text) ?? 0;
      asked.set(text, before + 1);
      return script(text, before);
    },
  });
  ctx = await aWorkspace();
});
beforeEach(() => {
  asked.clear();
  stub.log.reset();
  script = () => null;
});

const aCase = (n: string) => ({ variables: { n }, expectations: { exact: `echo ${n}` } });
const keyword = { type: "exact-match" };

describe("infrastructure faults", () => {
  test("429 with a retry-after: the item waits, the ledger tells both attempts, one result", async () => {
    script = (text, before) => (text === "echo 1" && before === 0 ? { mode: "429", argument: "0.05" } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 3 });
    const { evaluation, results, calls, callsOf } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { planned: 3, completed: 3, failed: 0 } });
    expect(results.map(({ passed }) => passed)).toEqual([true, true, true]);
    expect(callsOf(1)).toMatchObject([
      { state: "failed", faultCode: "rate_limited", httpStatus: 429, attempt: 1, inputTokens: null, costUsd: null },
      { state: "received", faultCode: null, attempt: 2 },
    ]);
    expect(calls).toHaveLength(4);
    const keys = stub.log.entries.filter(({ mode }) => mode === "429" || mode === "ok").map((call) => call.idempotencyKey);
    expect(new Set(keys).size).toBe(4); // a try after an answer that failed is a new request
  });

  test("500 beyond the tries: that item fails alone, and the evaluation ends with errors", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("0"), aCase("[[500]]"), aCase("2")], concurrency: 2 });
    const { evaluation, results, callsOf } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("completed_with_errors");
    expect(results.map(({ status }) => status)).toEqual(["completed", "failed", "completed"]);
    expect(results[1]).toMatchObject({ error: { stage: "call", code: "server_error" }, passed: null, total: null, output: null });
    expect(callsOf(1).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => "failed"));
    expect(evaluation.versions[0]).toMatchObject({ completed: 2, failed: 1, passed: 2, passRate: 1, meanScore: 1 });
  });

  test("401 is not tried again, and the answer's words (which may repeat the key) are not kept", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("[[401]]")], concurrency: 1 });
    const { evaluation, results, calls } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "failed", error: expect.stringContaining("refused the key (401)") });
    expect(calls).toMatchObject([{ state: "failed", faultCode: "auth" }]);
    expect(JSON.stringify([evaluation, results])).not.toContain("sk-of-the-stub");
  });

  test("hang past the deadline once is tried again", async () => {
    script = (_text, before) => (before === 0 ? { mode: "hang" } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    const { results, calls } = await finishedHere(ctx, id, { limits: { totalTimeoutMs: 300, idleTimeoutMs: 300 } });
    expect(results[0]).toMatchObject({ status: "completed", passed: true });
    expect(calls.map(({ state, faultCode }) => [state, faultCode])).toEqual([
      ["failed", "timeout"],
      ["received", null],
    ]);
  });

  test.each(["reset", "malformed", "html", "error_200", "empty"] as const)("%s is tried again", async (mode) => {
    script = (_text, before) => (before === 0 ? { mode } : null);
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    const { results, calls } = await finishedHere(ctx, id);
    expect(results[0]).toMatchObject({ status: "completed", passed: true });
    expect(calls.map(({ state }) => state)).toEqual(["failed", "received"]);
  });
});

describe("answers that are the version's own failure", () => {
  test.each(["length", "content_filter", "refusal"] as const)("%s: completed, with its outcome, not passed", async (mode) => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("fine"), aCase(`[[${mode}]]`)], concurrency: 2 });
    const { evaluation, results } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("completed");
    expect(results[1]).toMatchObject({ status: "completed", outcome: mode, passed: false, total: 0, error: null, scores: [] });
    expect(results[1]?.output).not.toBeNull();
    expect(evaluation.versions[0]).toMatchObject({ completed: 2, passed: 1, passRate: 0.5, meanScore: 0.5 });
  });

  test.each(["hang", "trickle"] as const)("%s past the deadline every time: outcome deadline after three tries", async (mode) => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("fine"), aCase(`[[${mode}]]`)], concurrency: 2 });
    const { evaluation, results, callsOf } = await finishedHere(ctx, id, { limits: { totalTimeoutMs: 300, idleTimeoutMs: 300 } });
    expect(evaluation.status).toBe("completed");
    expect(results[1]).toMatchObject({ status: "completed", outcome: "deadline", passed: false, total: 0 });
    expect(callsOf(1)).toMatchObject(Array(3).fill({ state: "failed", faultCode: "timeout" }));
  });
});

describe("what an answer may hold", () => {
  test("U+0000 and half a surrogate pair are replaced in text and raw answer", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("[[nul]]")], concurrency: 1 });
    const { results } = await finishedHere(ctx, id);
    const { status, output } = results[0] ?? {};
    expect(status).toBe("completed");
    expect(output.text).toMatch(/^a\uFFFDb \uFFFD c /);
    expect(JSON.stringify(output).isWellFormed()).toBe(true);
  });

  test.each(["no_usage", "negative_usage"] as const)("%s: tokens and cost are unknown, not 0", async (mode) => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase(`[[${mode}]]`)], concurrency: 1 });
    const { evaluation, results, calls } = await finishedHere(ctx, id);
    expect(results[0]).toMatchObject({ status: "completed", usage: null, costUsd: null, passed: true });
    expect(calls[0]).toMatchObject({ state: "received", inputTokens: null, outputTokens: null, costUsd: null });
    expect(evaluation.versions[0]).toMatchObject({ costUsd: null });
  });
});

describe("cases that do not fit", () => {
  test("a case without a required variable fails at compile, uncalled; the others complete", async () => {
    const cases = [aCase("0"), { variables: { other: "x" } }, aCase("2")];
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 1, evaluators: [keyword] });
    const { evaluation, results, callsOf } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed_with_errors", progress: { completed: 2, failed: 1 } });
    expect(results[1]).toMatchObject({ status: "failed", error: { stage: "compile" } });
    expect(results[1]?.error?.message).toContain("n");
    expect(stub.log.total).toBe(2);
    expect(callsOf(1)).toMatchObject([{ state: "failed", faultCode: "not_sent" }]);
  });
});
