import { type SQL, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { listCases } from "@/lib/datasets/list-cases";
import { ListCases, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { checkVersion } from "@/lib/evaluations/check-version";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { CheckVersion, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { UpdatePrompt } from "@/lib/prompts/schema";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite, UpdateSuite } from "@/lib/suites/schema";
import { updateSuite } from "@/lib/suites/update-suite";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf, runHere } from "./run-here";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";

const cases = 25;
let stub: Stub;
let ctx: Context;

beforeAll(async () => {
  stub = await theDefaultProvider();
});
beforeEach(async () => {
  ctx = await aWorkspace();
});

const exact = { type: "exact-match" };
const check = (versionId: string, more: object = {}) => checkVersion(ctx, CheckVersion.parse({ id: versionId, ...more }));

/** A prompt with an active version and another, a default suite, and a finished evaluation of both with it. */
async function measuredBefore(more: object = {}) {
  const templates = ["echo {{n}}", "echo  {{n}}"];
  const adHoc = await aStartedEvaluation(ctx, { cases, concurrency: 8, evaluators: [exact], templates });
  const { datasetId } = adHoc;
  const [active, candidate] = adHoc.versions.map(({ versionId }) => versionId);
  if (!active || !candidate) throw new Error("a version is missing");
  const { promptSlug = "" } = adHoc.versions[0] ?? {};
  await promoteVersion(ctx, { id: active, environment: "production", acceptBreaking: false });
  const suite = await createSuite(ctx, CreateSuite.parse({ name: "Release", datasetId, evaluators: [exact], ...more }));
  await updatePrompt(ctx, UpdatePrompt.parse({ id: promptSlug, defaultSuiteId: suite.id }));
  const { id } = await startEvaluation(ctx, StartEvaluation.parse({ suiteId: suite.id, versionIds: [candidate, active] }));
  const { results } = await finishedHere(ctx, id);
  await ctx.db.execute(sql`update evaluations set status = 'cancelled' where id = ${adHoc.id}`);
  return { datasetId, active, candidate, promptSlug, suiteId: suite.id, evaluationId: id, results };
}

describe("a check of a version", () => {
  test("measures it against the active one by the default suite, and asks only for what is not known", async () => {
    const { active, candidate, suiteId, evaluationId, results } = await measuredBefore();
    const started = await check(candidate);
    expect(started).toMatchObject({ suiteId, suiteRevision: 1, purpose: "check", split: "dev", status: "running" });
    expect(started.versions.map(({ versionId, reused, completed }) => [versionId, reused, completed])).toEqual([
      [active, cases, cases],
      [candidate, 0, 0],
    ]);
    expect(started.progress).toMatchObject({ planned: 2 * cases, reused: cases });
    const asked = stub.log.total;
    await runHere(ctx, started.id);
    expect(stub.log.total - asked).toBe(cases);
    const { evaluation, results: checked, calls } = await outcomeOf(ctx, started.id);
    expect([evaluation.status, calls.length]).toEqual(["completed", cases]);
    expect(evaluation.versions[0]).toMatchObject({ passRate: 1, reused: cases, tokens: { input: 0, output: 0 }, costUsd: 0 });
    const [reused] = checked.filter(({ versionId }) => versionId === active);
    const source = results.find(({ versionId, caseId }) => versionId === active && caseId === reused?.caseId);
    const told = (one: typeof reused) => ({
      output: one?.output,
      scores: one?.scores.map(({ key, score, passed, reason }) => [key, score, passed, reason]),
      total: one?.total,
      latencyMs: one?.latencyMs,
    });
    expect(told(reused)).toEqual(told(source));
    const from = await ctx.db.execute(sql`
      select distinct s.evaluation_id from evaluation_results r join evaluation_results s on s.id = r.reused_from
      where r.evaluation_id = ${started.id}`);
    expect([...from]).toEqual([{ evaluation_id: evaluationId }]);
    const compared = await compareArms(ctx, CompareArms.parse({ id: started.id, baseline: active, candidate }));
    expect(compared).toMatchObject({ verdict: "worse", integrity: { pairs: cases, missing: 0 } });
  });

  const evaluation = (id: string) => sql`evaluation_id = ${id}`;
  type Before = Awaited<ReturnType<typeof measuredBefore>>;
  const spoiled: [what: string, spoil: (before: Before) => SQL | Promise<unknown>][] = [
    [
      "another content",
      ({ evaluationId: id }) =>
        sql`update evaluation_arms set content_hash = (select content_hash from evaluation_arms where ${evaluation(id)} and position = 0) where ${evaluation(id)}`,
    ],
    [
      "another provider",
      ({ evaluationId: id }) => sql`update evaluation_arms set provider_id = 'sandbox' where ${evaluation(id)}`,
    ],
    ["another model", ({ evaluationId: id }) => sql`update evaluation_arms set model_name = 'other' where ${evaluation(id)}`],
    [
      "a model of its own",
      ({ evaluationId: id }) => sql`update evaluation_arms set model_override = '{}' where ${evaluation(id)}`,
    ],
    [
      "another served model than the provider's newest",
      ({ evaluationId: id }) =>
        sql`update model_calls set served_model = 'newer', created_at = now() where id = (select max(m.id) from model_calls m join evaluation_arms a on a.id = m.arm_id and a.position = 0 where m.evaluation_id = ${id})`,
    ],
    [
      "another fingerprint",
      ({ evaluationId: id }) => sql`update evaluation_evaluators set fingerprint = 'other' where ${evaluation(id)}`,
    ],
    ["another weight", ({ evaluationId: id }) => sql`update evaluation_evaluators set weight = 2 where ${evaluation(id)}`],
    ["another pass rule", ({ evaluationId: id }) => sql`update evaluations set pass_threshold = 0.5 where id = ${id}`],
    [
      "answers of more than a day ago",
      ({ evaluationId: id }) => sql`update model_calls set closed_at = now() - interval '25 hours' where ${evaluation(id)}`,
    ],
    [
      "results of more than a day ago",
      ({ evaluationId: id }) =>
        sql`update evaluation_results set finished_at = now() - interval '25 hours' where ${evaluation(id)}`,
    ],
    [
      "results that are reused themselves",
      ({ evaluationId: id }) => sql`update evaluation_results set reused_from = 'res_before' where ${evaluation(id)}`,
    ],
    [
      "answers that were only scored again",
      ({ evaluationId: id }) => sql`update evaluations set source_evaluation_id = 'ev_before' where id = ${id}`,
    ],
    [
      "results that failed",
      ({ evaluationId: id }) => sql`update evaluation_results set status = 'failed' where ${evaluation(id)}`,
    ],
    [
      "another suite revision with another evaluator",
      ({ suiteId }) => updateSuite(ctx, UpdateSuite.parse({ id: suiteId, evaluators: [exact, { type: "heuristic" }] })),
    ],
  ];
  test.each(spoiled)("reuses nothing of %s", async (_, spoil) => {
    const before = await measuredBefore();
    const spoiling = spoil(before);
    if (spoiling instanceof Promise) await spoiling;
    else await ctx.db.execute(spoiling);
    const started = await check(before.candidate);
    expect(started.progress.reused).toBe(0);
  });

  test("asks again for a case that changed, and for trials that were never made", async () => {
    const { datasetId, candidate, suiteId } = await measuredBefore();
    const { data } = await listCases(ctx, ListCases.parse({ id: datasetId, pageSize: 4 }));
    for (const one of data) await updateCase(ctx, UpdateCase.parse({ id: one.id, expectations: { exact: "something else" } }));
    expect((await check(candidate)).progress.reused).toBe(cases - 4);
    await updateSuite(ctx, UpdateSuite.parse({ id: suiteId, trials: 2 }));
    expect((await check(candidate)).progress).toMatchObject({ planned: 4 * cases, reused: cases - 4 });
  });

  test("reuses nothing of another workspace, and nothing where nobody checks", async () => {
    const before = await measuredBefore();
    const { id } = await startEvaluation(
      ctx,
      StartEvaluation.parse({ suiteId: before.suiteId, versionIds: [before.active, before.candidate] }),
    );
    expect((await finishedHere(ctx, id)).evaluation.progress.reused).toBe(0);
    ctx = await aWorkspace();
    await measuredBefore();
    await expect(check(before.candidate)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is refused with what to do where there is no default suite, nothing active, no difference or no dev case", async () => {
    const { active, candidate, promptSlug, suiteId, datasetId } = await measuredBefore();
    const refused = async (versionId: string, more: object, code: string, message: RegExp) =>
      expect(check(versionId, more)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await refused(candidate, { environment: "staging" }, "conflict", /promote one first/);
    await refused(active, {}, "conflict", /no difference to check/);
    const { data } = await listCases(ctx, ListCases.parse({ id: datasetId, pageSize: 100 }));
    for (const one of data) await updateCase(ctx, UpdateCase.parse({ id: one.id, split: "gate" }));
    await refused(candidate, {}, "unprocessable", /no case of the split dev/);
    await updateSuite(ctx, UpdateSuite.parse({ id: suiteId, archived: true }));
    await refused(candidate, {}, "conflict", /is archived/);
    await updatePrompt(ctx, UpdatePrompt.parse({ id: promptSlug, defaultSuiteId: null }));
    await refused(candidate, {}, "conflict", /choose one in its settings/);
  });
});
