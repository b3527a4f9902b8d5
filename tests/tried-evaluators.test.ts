import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { evaluatorTries } from "@/db/schema/evaluators";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createSavedEvaluator } from "@/lib/evaluators/create-saved-evaluator";
import { CreateSaved } from "@/lib/evaluators/schema";
import { tryEvaluator } from "@/lib/evaluators/try-evaluator";
import { TryEvaluator } from "@/lib/evaluators/try-schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { type Behaviour, textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;
let onJudge: () => Behaviour | null = () => null;
const judged = '{"reason": "It says so.", "score": 4}';
const judge = { type: "llm-judge", options: { model: "judge", criteria: "Is it friendly?" } };
const thanks = { output: "Thank you." };

beforeAll(async () => {
  await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? judged : textOf(body.messages)),
    script: ({ body }) => (body.model === "judge" ? onJudge() : null),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  onJudge = () => null;
});

const attempt = (given: object) => tryEvaluator(ctx, TryEvaluator.parse(given));
const ledger = () => ctx.db.select().from(modelCalls).where(eq(modelCalls.workspaceId, ctx.workspaceId));
const tries = () => ctx.db.select().from(evaluatorTries).where(eq(evaluatorTries.workspaceId, ctx.workspaceId));

describe("a try of an evaluator", () => {
  test("scores each sample in order, with reason, details, time and fingerprint, and leaves no trace", async () => {
    const samples = [{ output: "yes" }, { output: { text: "no", finishReason: "length" } }];
    const tried = await attempt({ type: "contains", options: { text: "yes" }, samples });
    expect(tried).toMatchObject({ type: "contains", fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), calls: 0, costUsd: 0 });
    expect(tried.data.map(({ score, passed }) => [score, passed])).toEqual([
      [1, true],
      [0, false],
    ]);
    expect(tried.data[0]?.durationMs).toBeGreaterThanOrEqual(0);
    expect([await ledger(), await tries(), await auditTrail(ctx)]).toEqual([[], [], []]);
  });

  test("says what a case lacks, and applies threshold and negation as an evaluation does", async () => {
    expect((await attempt({ type: "exact-match", sample: thanks })).data).toMatchObject([
      { score: null, skipped: expect.stringContaining("exact") },
    ]);
    const given = { type: "contains", options: { text: "Thank" }, sample: thanks, negate: true };
    expect((await attempt(given)).data).toMatchObject([{ score: 0, passed: false }]);
    expect((await attempt({ ...given, threshold: 0 })).data).toMatchObject([{ score: 0, passed: true }]);
  });

  test("with a judge is in the ledger call by call, priced or not, and in the audit log", async () => {
    const tried = await attempt({ ...judge, samples: [thanks, thanks] });
    expect(tried).toMatchObject({ calls: 2, costUsd: null, data: [{ score: 0.75, reason: "It says so." }, { score: 0.75 }] });
    expect(tried.data[0]?.details).toMatchObject({ judged: 4 });
    const [made] = await tries();
    expect(await tries()).toMatchObject([{ purpose: "try", type: "llm-judge", samples: 2, createdBy: ctx.principal.id }]);
    const calls = await ledger();
    expect(calls.map(({ tryId, state, model, resultId }) => [tryId, state, model, resultId])).toEqual(
      Array.from({ length: 2 }, () => [made?.id, "received", "judge", null]),
    );
    expect(calls.map(({ evaluatorKey }) => evaluatorKey).sort()).toEqual(["0", "1"]);
    expect(await auditTrail(ctx)).toEqual(["evaluator.tried"]);
  });

  test("whose judge refuses tells the error, its call closed as failed", async () => {
    onJudge = () => ({ mode: "401" });
    const tried = await attempt({ ...judge, sample: thanks });
    expect(tried.data).toMatchObject([{ score: null, passed: null, skipped: null, error: expect.any(String) }]);
    expect(await ledger()).toMatchObject([{ state: "failed", faultCode: "auth" }]);
  });

  test("asks a judge that is busy again, each attempt with a row of its own", async () => {
    let before = 0;
    onJudge = () => (before++ === 0 ? { mode: "503" } : null);
    expect((await attempt({ ...judge, sample: thanks })).data).toMatchObject([{ score: 0.75 }]);
    expect((await ledger()).map(({ attempt, state }) => [attempt, state]).sort()).toEqual([
      [1, "failed"],
      [2, "received"],
    ]);
  });

  test("takes the answer and the case of a result", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    const { results } = await finishedHere(ctx, id);
    const resultId = results[0]?.id;
    expect((await attempt({ type: "exact-match", resultId })).data).toMatchObject([{ score: 1, passed: true }]);
    ctx = await aWorkspace();
    await expect(attempt({ type: "exact-match", resultId })).rejects.toMatchObject({ code: "not_found" });
  });

  test.each([
    ["no such evaluator", { type: "vibes", sample: thanks }, { code: "not_found" }],
    [
      "options that do not fit",
      { type: "contains", options: { text: 5 }, sample: thanks },
      { code: "invalid_input", extra: { errors: [{ path: "options.text" }] } },
    ],
    ["a pattern that is none", { type: "regex", options: { pattern: "(" }, sample: thanks }, { code: "invalid_input" }],
  ])("is refused for %s, before any call", async (_, given, refused) => {
    await expect(attempt(given)).rejects.toMatchObject(refused);
    expect(await ledger()).toEqual([]);
  });
});

test("the fixtures of a saved judge go through the ledger too", async () => {
  const fixtures = [{ sample: thanks, expected: { minScore: 0.7 } }];
  const saved = await createSavedEvaluator(ctx, CreateSaved.parse({ slug: "tone", name: "Tone", ...judge, fixtures }));
  expect(saved).toMatchObject({ currentRevision: 1, revision: { passed: true, report: [{ actual: { score: 0.75 } }] } });
  expect(await tries()).toMatchObject([{ purpose: "fixtures", samples: 1 }]);
  expect(await ledger()).toMatchObject([{ state: "received", model: "judge" }]);
});

test("an evaluation names the saved evaluator and the revision it was scored by", async () => {
  const given = { slug: "tone", name: "Tone", ...judge, weight: 2 };
  const saved = await createSavedEvaluator(ctx, CreateSaved.parse(given));
  const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [{ savedId: "tone" }] });
  const { evaluation, results } = await finishedHere(ctx, id);
  expect(evaluation.evaluators).toMatchObject([
    { key: "tone", type: "llm-judge", weight: 2, savedId: saved.id, savedRevision: 1, fingerprint: saved.revision.fingerprint },
  ]);
  expect(results[0]?.scores).toMatchObject([{ key: "tone", score: 0.75 }]);
});
