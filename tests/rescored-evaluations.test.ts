import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults, resultOutputs } from "@/db/schema/results";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { AddCases } from "@/lib/datasets/schema";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { rescoreEvaluation } from "@/lib/evaluations/rescore-evaluation";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { RescoreEvaluation } from "@/lib/evaluations/schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";

let stub: Stub;
let ctx: Context;
beforeAll(async () => {
  stub = await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? '{"reason": "It says so.", "score": 5}' : textOf(body.messages)),
  });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  stub.log.reset();
});

const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };
const echoes = { type: "contains", options: { text: "echo" } };
const limits = { maxTries: 1 };
const askedFor = (model: string) => stub.log.entries.filter((entry) => entry.model === model).length;
const rescore = (id: string, more: object = {}) =>
  rescoreEvaluation(ctx, RescoreEvaluation.parse({ id, evaluators: [echoes], ...more }));

/** An evaluation that has ended, and what is re-scored of it. */
async function anEnded(cases: number | string[], more: object = {}) {
  const asked = Array.isArray(cases) ? cases.map((n) => ({ variables: { n }, expectations: { exact: `echo ${n}` } })) : cases;
  const { id } = await aStartedEvaluation(ctx, { cases: asked, concurrency: 4, ...more });
  const source = await finishedHere(ctx, id, { limits });
  stub.log.reset();
  return { id, ...source };
}

describe("a re-score", () => {
  test("scores the stored answers with other evaluators and asks no arm's model", async () => {
    const source = await anEnded(3, { templates: ["echo {{n}}", "other {{n}}"], more: { trials: 2 } });
    const { id, name, sourceEvaluationId } = await rescore(source.id, { passThreshold: 0.5 });
    expect({ name, sourceEvaluationId }).toEqual({
      name: `${source.evaluation.name} (re-scored)`,
      sourceEvaluationId: source.id,
    });
    const { evaluation, results, calls } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", trials: 2, passThreshold: 0.5 });
    expect(
      evaluation.versions.map(({ label, planned, attempted, completed, passRate }) => [
        label,
        planned,
        attempted,
        completed,
        passRate,
      ]),
    ).toEqual(source.evaluation.versions.map(({ label }, arm) => [label, 6, 6, 6, 1 - arm]));
    expect([calls.length, stub.log.entries.length]).toEqual([0, 0]);
    const told = (some: typeof results) =>
      some.map(({ caseId, trial, output, latencyMs, usage, costUsd }) => ({ caseId, trial, output, latencyMs, usage, costUsd }));
    expect(told(results)).toEqual(told(source.results));
    expect(results[0]?.scores.map(({ key }) => key)).toEqual(["contains"]);
    expect((await outcomeOf(ctx, source.id)).results).toEqual(source.results);
  });

  test("keeps the cases of the source's revision, whatever came to the dataset since", async () => {
    const source = await anEnded(2);
    const more = { id: source.evaluation.datasetId, variables: { n: "9" }, expectations: { exact: "echo 9" } };
    await addCases(ctx, AddCases.parse(more));
    const { id } = await rescore(source.id, { evaluators: [{ type: "exact-match" }] });
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation).toMatchObject({
      datasetRevision: source.evaluation.datasetRevision,
      versions: [{ planned: 2, passed: 2 }],
    });
  });

  test("counts as its own cost only what its judges took", async () => {
    const source = await anEnded(2);
    const { id } = await rescore(source.id, { evaluators: [judge] });
    const { evaluation, calls } = await finishedHere(ctx, id);
    expect(calls.map(({ evaluatorKey, state }) => [evaluatorKey, state])).toEqual([
      ["tone", "received"],
      ["tone", "received"],
    ]);
    expect([askedFor("judge"), askedFor("stub-model")]).toEqual([2, 0]);
    // the stub's models have no price: what was not asked for costs nothing, what was asked for is not known
    expect(evaluation.versions[0]).toMatchObject({
      ...{ tokens: { input: 0, output: 0 }, costUsd: 0, judgeCalls: 2, judgeCostUsd: null },
      latencyMs: source.evaluation.versions[0]?.latencyMs,
    });
  });

  test("leaves no item out: one without an answer fails and says why, a failure of the version stays one, with an answer or without", async () => {
    const source = await anEnded(["1", "[[length]]", "[[huge]]", "[[400]]"]);
    expect(source.results.map(({ status, outcome }) => [status, outcome])).toEqual([
      ["completed", "ok"],
      ["completed", "length"],
      ["completed", "invalid_output"],
      ["failed", null],
    ]);
    const { id } = await rescore(source.id, { evaluators: [echoes, judge] });
    const { evaluation, results } = await finishedHere(ctx, id);
    expect(results).toMatchObject([
      { status: "completed", outcome: "ok", passed: true },
      { status: "completed", outcome: "length", total: 0, passed: false },
      { status: "completed", outcome: "invalid_output", total: 0, passed: false, error: source.results[2]?.error },
      { status: "failed", total: null, error: { stage: "source", code: "no_answer" } },
    ]);
    expect(results[3]?.error?.message).toBe(
      `The evaluation this one re-scores has no answer to this item: ${source.results[3]?.error?.message}`,
    );
    expect(evaluation.status).toBe("completed_with_errors");
    const { planned, attempted, completed, failed } = evaluation.versions[0] ?? {};
    expect({ planned, attempted, completed, failed }).toEqual({ planned: 4, attempted: 3, completed: 3, failed: 1 });
    const retried = retryFailed(ctx, { id });
    await expect(retried).rejects.toMatchObject({ code: "conflict" });
    expect(askedFor("stub-model")).toBe(0);
  });

  test("does again what its judges failed at, and never what the source has no answer to", async () => {
    const source = await anEnded(["1", "[[400]]"]);
    const bad = { ...judge, options: { ...judge.options, model: "stub-context_length" } };
    const { id } = await rescore(source.id, { evaluators: [bad] });
    const { evaluation } = await finishedHere(ctx, id);
    expect(evaluation.versions[0]).toMatchObject({ completed: 0, failed: 2, unanswered: 1 });
    stub.log.reset();
    await retryFailed(ctx, { id });
    await runHere(ctx, id, { round: 2 });
    expect((await outcomeOf(ctx, id)).results.map(({ status, error }) => [status, error?.stage])).toEqual([
      ["failed", "evaluator"],
      ["failed", "source"],
    ]);
    expect([askedFor("stub-context_length"), askedFor("stub-model")]).toEqual([1, 0]);
  });

  test("takes an answer whose scoring failed, and of a cancelled evaluation what it had", async () => {
    const bad = { type: "llm-judge", key: "tone", options: { model: "stub-context_length", criteria: "Is it friendly?" } };
    const source = await anEnded(2, { evaluators: [bad] });
    expect(source.evaluation.versions[0]).toMatchObject({ completed: 0, failed: 2 });
    const [first, second] = source.results;
    await ctx.db.delete(resultOutputs).where(eq(resultOutputs.resultId, second?.id ?? ""));
    await ctx.db
      .update(evaluationResults)
      .set({ status: "cancelled", errorStage: null, errorCode: null })
      .where(eq(evaluationResults.id, second?.id ?? ""));
    await ctx.db.update(evaluations).set({ status: "cancelled" }).where(eq(evaluations.id, source.id));
    const { id } = await rescore(source.id);
    const { results } = await finishedHere(ctx, id);
    expect(results).toMatchObject([
      { caseId: first?.caseId, status: "completed", passed: true },
      {
        caseId: second?.caseId,
        status: "failed",
        error: { code: "no_answer", message: expect.stringMatching(/cancelled before\.$/) },
      },
    ]);
  });

  test("can be re-scored itself, and compared arm by arm", async () => {
    const source = await anEnded(20, { templates: ["echo {{n}}", "other {{n}}"] });
    const once = await rescore(source.id);
    await finishedHere(ctx, once.id);
    const { id, name, sourceEvaluationId } = await rescore(once.id, { evaluators: [{ type: "exact-match" }] });
    expect([name, sourceEvaluationId]).toEqual([once.name, once.id]);
    const { evaluation } = await finishedHere(ctx, id);
    const [baseline, candidate] = evaluation.versions.map(({ armId }) => armId);
    const comparison = await compareArms(ctx, CompareArms.parse({ id, baseline, candidate }));
    expect(comparison).toMatchObject({ verdict: "worse", integrity: { pairs: 20, missing: 0 } });
    const fingerprints = [once, evaluation].map(({ evaluators }) => evaluators.map(({ fingerprint }) => fingerprint));
    expect(fingerprints[0]).not.toEqual(fingerprints[1]);
    expect(await auditTrail(ctx)).toContain("evaluation.rescored");
  });

  test("is planned once, and goes on where a worker left it", async () => {
    const source = await anEnded(8);
    const { id } = await rescore(source.id, { evaluators: [judge] });
    await Promise.all([1, 2].map(() => planEvaluation(ctx, { id })));
    const stopping = new AbortController();
    stopping.abort();
    await runHere(ctx, id, { stopping: stopping.signal });
    await runHere(ctx, id);
    const { evaluation } = await outcomeOf(ctx, id);
    expect(evaluation).toMatchObject({ status: "completed", progress: { planned: 8, completed: 8 } });
    expect(askedFor("judge")).toBe(8);
  });
});

describe("is refused", () => {
  test("while the source has not ended", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    await expect(rescore(id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("queued") });
    await planEvaluation(ctx, { id });
    await expect(rescore(id)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("running") });
  });

  test("where no answer is stored", async () => {
    const source = await anEnded(["[[400]]", "[[huge]]"]);
    await expect(rescore(source.id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("no stored answer"),
    });
  });

  test("with an evaluator that cannot be, naming the field; and in another workspace", async () => {
    const source = await anEnded(1);
    const asked = rescore(source.id, { evaluators: [{ type: "regex" }] });
    await expect(asked).rejects.toMatchObject({
      code: "invalid_input",
      extra: { errors: [{ path: "evaluators.0.options.pattern" }] },
    });
    const stranger = await aWorkspace();
    const input = RescoreEvaluation.parse({ id: source.id, evaluators: [echoes] });
    await expect(rescoreEvaluation(stranger, input)).rejects.toMatchObject({ code: "not_found" });
  });
});
