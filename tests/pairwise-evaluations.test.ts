import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { rescoreEvaluation } from "@/lib/evaluations/rescore-evaluation";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { RescoreEvaluation } from "@/lib/evaluations/schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

let stub: Stub;
let ctx: Context;
let script: (text: string, model: string) => Behaviour | null = () => null;

const shown = (text: string, place: string) => new RegExp(`name="${place}">\\n(.*)\\n`).exec(text)?.[1] ?? "";

/** The judge likes the answer that says it is better, wherever it stands. */
function judged(text: string): string {
  const winner = ["first", "second"].find((place) => shown(text, place).startsWith("better")) ?? "tie";
  return JSON.stringify({ reason: "So.", winner });
}

beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? judged(textOf(body.messages)) : textOf(body.messages)),
    script: ({ body }) => script(textOf(body.messages), body.model ?? ""),
  });
  ctx = await aWorkspace();
});
beforeEach(() => {
  stub.log.reset();
  script = () => null;
});

const pairwise = { type: "llm-pairwise", key: "duel", options: { model: "judge" } };
const templates = ["plain {{n}}", "better {{n}}"];
const callsTo = (model: string) => stub.log.entries.filter((entry) => entry.model === model);
const started = (cases: number, more: object = {}) =>
  aStartedEvaluation(ctx, { cases, concurrency: 4, templates, evaluators: [pairwise], ...more });

/** Of each result, in order, what the comparison came to. */
const duels = (results: Awaited<ReturnType<typeof outcomeOf>>["results"]) =>
  results.map(({ scores }) => scores[0]?.skipped ?? scores[0]?.score ?? null);

describe("a comparison with another arm", () => {
  test("is asked in both orders for each other arm; the one compared with is skipped", async () => {
    const { id } = await started(3);
    const { evaluation, results, calls } = await finishedHere(ctx, id);
    expect(evaluation.status).toBe("completed");
    const isReference = expect.stringContaining("is what the others are compared with");
    expect(duels(results)).toEqual([isReference, 1, isReference, 1, isReference, 1]);
    expect(callsTo("judge")).toHaveLength(6);
    expect(calls.filter(({ evaluatorKey }) => evaluatorKey === "duel").map(({ state }) => state)).toEqual(
      Array(6).fill("received"),
    );
    const [reference, candidate] = evaluation.versions;
    expect(reference).toMatchObject({ judgeCalls: 0, scores: { duel: { mean: null, skipped: 3 } } });
    expect(candidate).toMatchObject({ judgeCalls: 6, scores: { duel: { mean: 1, scored: 3 } } });
  });

  test.each([
    ["the reference", "plain"],
    ["the candidate", "better"],
  ])("comes to the same when %s answers last, and nobody is asked twice", async (_name, slow) => {
    script = (text, model) => (model !== "judge" && text.startsWith(slow) ? { mode: "ok", latencyMs: 120 } : null);
    const { id } = await started(3, { more: { trials: 2 } });
    const { results } = await finishedHere(ctx, id);
    expect(duels(results).filter((one) => one === 1)).toHaveLength(6);
    expect(callsTo("stub-model")).toHaveLength(12);
    expect(callsTo("judge")).toHaveLength(12);
  });

  test("may be with an arm that comes later, by its label: what waits for it holds no place in the window", async () => {
    const [first, second] = (await started(1)).versions;
    const arms = [
      { versionId: first?.versionId, label: "old" },
      { versionId: second?.versionId, label: "new" },
    ];
    const evaluators = [{ ...pairwise, options: { model: "judge", reference: "new" } }];
    const { id } = await started(2, { concurrency: 1, evaluators, more: { versionIds: undefined, arms } });
    const isReference = expect.stringContaining("“new” is what");
    expect(duels((await finishedHere(ctx, id)).results)).toEqual([0, isReference, 0, isReference]);
    expect(callsTo("stub-model")).toHaveLength(4);
  });

  test.each([
    ["one arm alone", { templates: ["plain {{n}}"] }, "there is only one"],
    [
      "an arm that is not there",
      { evaluators: [{ ...pairwise, options: { model: "judge", reference: "v9" } }] },
      "no arm is called “v9”",
    ],
  ])("is refused at the start with %s", async (_name, more, words) => {
    await expect(started(1, more)).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining(words) });
  });

  test("compares in pairs with the arm itself, against which a tie stands", async () => {
    const { id } = await started(3);
    await finishedHere(ctx, id);
    const [baseline = "", candidate = ""] = (await readEvaluation(ctx, id)).versions.map(({ armId }) => armId);
    const { metrics } = await compareArms(ctx, CompareArms.parse({ id, baseline, candidate }));
    const duel = metrics.find(({ key }) => key === "duel");
    expect(duel).toMatchObject({ pairs: 3, missing: 0, baseline: 0.5, candidate: 1, difference: 0.5 });
  });

  test("what it is compared with is in the fingerprint", async () => {
    const fingerprintOf = async (templates: string[]) => (await started(1, { templates })).evaluators[0]?.fingerprint;
    const [one, same, other] = [
      await fingerprintOf(templates),
      await fingerprintOf(templates),
      await fingerprintOf(["else {{n}}", "better {{n}}"]),
    ];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });
});

describe("a rival without an answer", () => {
  test("leaves the case uncompared and says why; once it is there, both are done again", async () => {
    script = (text, model) => (model !== "judge" && text === "plain 1" ? { mode: "context_length" } : null);
    const { id } = await started(3);
    const { results } = await finishedHere(ctx, id);
    const candidates = results.filter((_, at) => at % 2 === 1);
    expect(duels(candidates)).toEqual([1, expect.stringMatching(/has no answer to this case: The messages are longer/), 1]);
    expect(candidates.map(({ status, total }) => [status, total])).toEqual([
      ["completed", 1],
      ["completed", null],
      ["completed", 1],
    ]);

    script = () => null;
    stub.log.reset();
    await retryFailed(ctx, { id });
    await runHere(ctx, id, { round: 2 });
    const { results: after } = await outcomeOf(ctx, id);
    expect(duels(after.filter((_, at) => at % 2 === 1))).toEqual([1, 1, 1]);
    expect([callsTo("stub-model").length, callsTo("judge").length]).toEqual([1, 2]);
  });

  test("an answer that was cut off is nothing to compare with", async () => {
    script = (text, model) => (model !== "judge" && text.startsWith("plain") ? { mode: "length" } : null);
    const { id } = await started(1);
    expect(duels((await finishedHere(ctx, id)).results)[1]).toMatch(/was cut off/);
    expect(callsTo("judge")).toEqual([]);
  });
});

describe("a comparison that is done again", () => {
  test("by a re-score: no answer is asked for", async () => {
    const source = await started(2, { evaluators: [{ type: "exact-match" }] });
    await finishedHere(ctx, source.id);
    stub.log.reset();
    const { id } = await rescoreEvaluation(ctx, RescoreEvaluation.parse({ id: source.id, evaluators: [pairwise] }));
    expect(duels((await finishedHere(ctx, id)).results).filter((one) => one === 1)).toHaveLength(2);
    expect([callsTo("stub-model").length, callsTo("judge").length]).toEqual([0, 4]);
  });

  test("by another worker, after one died over the judge: answers are not asked for again", async () => {
    const { id } = await started(1);
    await planEvaluation(ctx, { id });
    const lost = new AbortController(); // never heard of: what was begun stays as a dead worker leaves it
    script = (_, model) => (model === "judge" ? { mode: "hang" } : null);
    const dead = runHere(ctx, id, { claimant: "job-1", lost: lost.signal });
    await until("the judge to be asked in both orders", async () => callsTo("judge").length === 2);
    const keys = callsTo("judge").map(({ idempotencyKey }) => idempotencyKey);

    script = () => null;
    await runHere(ctx, id, { claimant: "job-1" });
    const { results, calls } = await outcomeOf(ctx, id);
    expect(duels(results)[1]).toBe(1);
    expect(callsTo("stub-model")).toHaveLength(2);
    const again = callsTo("judge").slice(2);
    expect(again.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(keys.sort());
    const states = calls.filter(({ evaluatorKey }) => evaluatorKey === "duel").map(({ state }) => state);
    expect(states.sort()).toEqual(["received", "received", "unknown", "unknown"]);
    expect((await readEvaluation(ctx, id)).status).toBe("completed");
    lost.abort();
    await dead;
    expect((await outcomeOf(ctx, id)).results).toEqual(results);
  });

  test("by another worker, after one died while a rival was asked: the answer that waits is kept", async () => {
    const { id } = await started(1);
    await planEvaluation(ctx, { id });
    const lost = new AbortController();
    script = (text, model) => (model !== "judge" && text.startsWith("plain") ? { mode: "hang" } : null);
    const first = runHere(ctx, id, { claimant: "job-2", lost: lost.signal });
    await until("the candidate to wait", async () => (await outcomeOf(ctx, id)).results[1]?.status === "waiting");
    lost.abort();
    await first;

    script = () => null;
    await runHere(ctx, id, { claimant: "job-2" });
    expect(duels((await outcomeOf(ctx, id)).results)[1]).toBe(1);
    expect(callsTo("stub-model").filter(({ state }) => state === "answered")).toHaveLength(2);
    expect(callsTo("judge")).toHaveLength(2);
  });
});
