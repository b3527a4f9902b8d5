import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { deleteDataset } from "@/lib/datasets/delete-dataset";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { updateDataset } from "@/lib/datasets/update-dataset";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { addEvaluatorRevision } from "@/lib/evaluators/add-evaluator-revision";
import { createSavedEvaluator } from "@/lib/evaluators/create-saved-evaluator";
import { deleteSavedEvaluator } from "@/lib/evaluators/delete-saved-evaluator";
import { AddRevision, CreateSaved } from "@/lib/evaluators/schema";
import { createVersion } from "@/lib/prompts/create-version";
import { UpdatePrompt } from "@/lib/prompts/schema";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { createSuite } from "./create-suite";
import { deleteSuite } from "./delete-suite";
import { getSuite } from "./get-suite";
import { listSuiteRevisions } from "./list-suite-revisions";
import { listSuites } from "./list-suites";
import { CreateSuite, ListSuiteRevisions, ListSuites, UpdateSuite } from "./schema";
import { updateSuite } from "./update-suite";

const heuristic = [{ type: "heuristic" }];
const make = (ctx: Context, more: object) =>
  createSuite(ctx, CreateSuite.parse({ name: "Release check", evaluators: heuristic, ...more }));
const change = (ctx: Context, id: string, more: object) => updateSuite(ctx, UpdateSuite.parse({ id, ...more }));
const revisionsOf = async (ctx: Context, id: string) => (await listSuiteRevisions(ctx, ListSuiteRevisions.parse({ id }))).data;

async function casesAndVersions(ctx: Context) {
  const { id: datasetId } = await aDataset(ctx);
  await addCases(ctx, AddCases.parse({ id: datasetId, variables: { name: "Ada" } }));
  await addCases(ctx, AddCases.parse({ id: datasetId, variables: { name: "Eve" }, split: "gate" }));
  const { id: promptId } = await aPrompt(ctx, "greeting");
  const model = { name: "sandbox", providerId: "sandbox" };
  const add = async (text: string) =>
    (await createVersion(ctx, { id: promptId, ...aVersion(text, { publish: true, model }) })).id;
  return { datasetId, promptId, versionIds: [await add("Hi {{name}}"), await add("Hello {{name}}")] };
}

describe("a suite", () => {
  test("is saved with its keys, complete options and defaults, and told by id and by slug", () =>
    sandbox(async (ctx) => {
      const { id: datasetId } = await aDataset(ctx);
      const suite = await make(ctx, {
        datasetId,
        primaryMetric: "latencyMs",
        guardrails: [{ metric: "heuristic", margin: 0.1 }],
      });
      expect(suite).toMatchObject({
        ...{ slug: "release-check", revision: 1, datasetId, split: null, trials: 1, passThreshold: null },
        ...{ primaryMetric: "latencyMs", margin: 0.1, guardrails: [{ metric: "heuristic", margin: 0.1 }] },
        evaluators: [{ key: "heuristic", type: "heuristic", options: expect.anything() }],
      });
      expect(await getSuite(ctx, { id: suite.slug })).toEqual(await getSuite(ctx, { id: suite.id }));
      expect((await make(ctx, { datasetId })).slug).toBe("release-check-2");
      await expect(make(ctx, { datasetId, slug: "release-check" })).rejects.toMatchObject({ code: "conflict" });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "suite.created", "suite.created"]);
    }));

  test.each([
    [{ evaluators: [{ type: "nothing" }] }, "invalid_input"],
    [{ evaluators: [{ type: "regex", options: { pattern: "(" } }] }, "invalid_input"],
    [{ datasetId: "ds_none" }, "not_found"],
    [{ primaryMetric: "tone" }, "unprocessable"],
    [{ guardrails: [{ metric: "tone", margin: 0.1 }] }, "unprocessable"],
    [{ guardrails: [{ metric: "passRate", margin: 0.1 }] }, "unprocessable"],
  ])("with %o is refused at save and leaves nothing", (broken, code) =>
    sandbox(async (ctx) => {
      const { id: datasetId } = await aDataset(ctx);
      await expect(make(ctx, { datasetId, ...broken })).rejects.toMatchObject({ code });
      const { id } = await make(ctx, { datasetId });
      await expect(change(ctx, id, broken)).rejects.toMatchObject({ code });
      expect((await revisionsOf(ctx, id)).length).toBe(1);
    }),
  );

  test("gets a revision where its recipe changes, and by nothing else", () =>
    sandbox(async (ctx) => {
      const { id: datasetId } = await aDataset(ctx);
      const { id } = await make(ctx, { datasetId, margin: 0.02 });
      expect(await change(ctx, id, { name: "Renamed", description: "For releases" })).toMatchObject({
        name: "Renamed",
        revision: 1,
      });
      expect(await change(ctx, id, { margin: 0.02, evaluators: heuristic })).toMatchObject({ revision: 1 });
      expect(await change(ctx, id, { margin: 0.03, split: "gate" })).toMatchObject({ revision: 2, margin: 0.03, split: "gate" });
      // the margin was meant for another metric
      expect(await change(ctx, id, { primaryMetric: "costUsd" })).toMatchObject({ revision: 3, margin: 0.1 });
      expect((await revisionsOf(ctx, id)).map(({ number, margin }) => [number, margin])).toEqual([
        [3, 0.1],
        [2, 0.03],
        [1, 0.02],
      ]);
      expect((await auditTrail(ctx)).filter((action) => action === "suite.updated").length).toBe(3);
    }));

  test("keeps the revision of a saved evaluator until it is saved with another, and keeps it from being removed", () =>
    sandbox(async (ctx) => {
      const { id: datasetId } = await aDataset(ctx);
      const saved = { slug: "greets", type: "contains", options: { text: "Hi" } };
      const { id: savedId } = await createSavedEvaluator(ctx, CreateSaved.parse({ name: "Greets", ...saved }));
      const use = [{ savedId: "greets", weight: 2 }];
      const { id } = await make(ctx, { datasetId, evaluators: use });
      await addEvaluatorRevision(ctx, AddRevision.parse({ id: savedId, type: "contains", options: { text: "Hello" } }));
      expect((await change(ctx, id, { trials: 2 })).evaluators).toEqual([
        { key: "greets", savedId, revision: 1, weight: 2, required: false, negate: false },
      ]);
      expect((await change(ctx, id, { evaluators: use })).evaluators).toMatchObject([{ revision: 2 }]);
      expect(await deleteSavedEvaluator(ctx, { id: savedId })).toEqual({ archived: true });
    }));

  test("is listed by text and dataset, archived ones apart", () =>
    sandbox(async (ctx) => {
      const [{ id: datasetId }, { id: other }] = [await aDataset(ctx), await aDataset(ctx, { name: "other" })];
      const { id: first } = await make(ctx, { datasetId, name: "Alpha" });
      const { id: second } = await make(ctx, { datasetId: other, name: "Beta" });
      const list = async (query: object) => {
        const { data, pagination } = await listSuites(ctx, ListSuites.parse({ sort: "name", order: "asc", ...query }));
        return [data.map(({ id }) => id), pagination.total];
      };
      expect(await list({})).toEqual([[first, second], 2]);
      expect(await list({ q: "bet" })).toEqual([[second], 1]);
      expect(await list({ datasetId })).toEqual([[first], 1]);
      await change(ctx, second, { archived: true });
      expect([await list({}), await list({ archived: "true" })]).toEqual([
        [[first], 1],
        [[second], 1],
      ]);
      await expect(change(ctx, second, { margin: 0.2 })).rejects.toMatchObject({ code: "conflict" });
      await change(ctx, second, { archived: false });
      expect(await list({})).toEqual([[first, second], 2]);
    }));

  test("is removed while nothing names it, and archived where a prompt or an evaluation does", () =>
    sandbox(async (ctx) => {
      const { datasetId, promptId, versionIds } = await casesAndVersions(ctx);
      const [unused, named, used] = [
        await make(ctx, { datasetId }),
        await make(ctx, { datasetId }),
        await make(ctx, { datasetId }),
      ];
      const prompt = await updatePrompt(ctx, UpdatePrompt.parse({ id: promptId, defaultSuiteId: named.slug }));
      expect(prompt.defaultSuiteId).toBe(named.id);
      await startEvaluation(ctx, StartEvaluation.parse({ suiteId: used.id, versionIds }));
      expect(await deleteSuite(ctx, { id: unused.id })).toEqual({ archived: false });
      await expect(getSuite(ctx, { id: unused.id })).rejects.toMatchObject({ code: "not_found" });
      for (const { id } of [named, used]) {
        expect(await deleteSuite(ctx, { id })).toEqual({ archived: true });
        expect((await getSuite(ctx, { id })).archivedAt).not.toBeNull();
      }
      await expect(startEvaluation(ctx, StartEvaluation.parse({ suiteId: used.id, versionIds }))).rejects.toMatchObject({
        code: "conflict",
      });
      const again = UpdatePrompt.parse({ id: promptId, defaultSuiteId: used.id });
      await expect(updatePrompt(ctx, again)).rejects.toMatchObject({ code: "conflict" });
      expect((await updatePrompt(ctx, UpdatePrompt.parse({ id: promptId, defaultSuiteId: null }))).defaultSuiteId).toBeNull();
    }));

  test("takes no archived dataset, and keeps one from being removed", () =>
    sandbox(async (ctx) => {
      const { id: datasetId } = await aDataset(ctx);
      await make(ctx, { datasetId });
      expect(await deleteDataset(ctx, { id: datasetId })).toEqual({ archived: true });
      await expect(make(ctx, { datasetId })).rejects.toMatchObject({ code: "unprocessable" });
      await updateDataset(ctx, { id: datasetId, archived: false });
      expect((await make(ctx, { datasetId })).revision).toBe(1);
    }));

  test("belongs to its workspace", () =>
    sandbox(async (ctx) => {
      const { datasetId, promptId, versionIds } = await casesAndVersions(ctx);
      const theirs = await make(await aWorkspace(ctx.db), { datasetId: "ds_none" }).catch((error: unknown) => error);
      expect(theirs).toMatchObject({ code: "not_found" });
      const { id } = await make(ctx, { datasetId });
      const stranger = await aWorkspace(ctx.db);
      const refused = { code: "not_found" };
      await expect(getSuite(stranger, { id })).rejects.toMatchObject(refused);
      await expect(change(stranger, id, { name: "mine" })).rejects.toMatchObject(refused);
      await expect(deleteSuite(stranger, { id })).rejects.toMatchObject(refused);
      await expect(startEvaluation(stranger, StartEvaluation.parse({ suiteId: id, versionIds }))).rejects.toMatchObject(refused);
      await expect(updatePrompt(stranger, { id: promptId, defaultSuiteId: id })).rejects.toMatchObject(refused);
    }));
});

describe("an evaluation from a suite", () => {
  test("takes what the suite's newest revision says, and keeps which one that was", () =>
    sandbox(async (ctx) => {
      const { datasetId, versionIds } = await casesAndVersions(ctx);
      const { id, slug } = await make(ctx, { datasetId, split: "gate", trials: 2, passThreshold: 0.5 });
      const asked = StartEvaluation.parse({ suiteId: slug, versionIds });
      expect(await estimateEvaluation(ctx, asked)).toMatchObject({ cases: 1, calls: 4 });
      const started = await startEvaluation(ctx, asked);
      expect(started).toMatchObject({
        ...{ suiteId: id, suiteRevision: 1, purpose: "asked", datasetId, split: "gate", trials: 2, passThreshold: 0.5 },
        evaluators: [{ key: "heuristic" }],
      });
      await change(ctx, id, { trials: 3 });
      expect(await startEvaluation(ctx, asked)).toMatchObject({ suiteRevision: 2, trials: 3 });
      const adHoc = StartEvaluation.parse({ datasetId, evaluators: heuristic, versionIds });
      expect(await startEvaluation(ctx, adHoc)).toMatchObject({ suiteId: null, suiteRevision: null });
      expect((await listEvaluations(ctx, ListEvaluations.parse({ suiteId: slug }))).pagination.total).toBe(2);
    }));

  test("may name another split and more trials, and says nothing that the suite says", () =>
    sandbox(async (ctx) => {
      const { datasetId, versionIds } = await casesAndVersions(ctx);
      const { id: suiteId } = await make(ctx, { datasetId, split: "gate", trials: 2 });
      const start = async (more: object) => startEvaluation(ctx, StartEvaluation.parse({ suiteId, versionIds, ...more }));
      expect(await start({ split: "dev", trials: 4 })).toMatchObject({ split: "dev", trials: 4 });
      expect(await start({ split: null })).toMatchObject({ split: null });
      await expect(start({ trials: 1 })).rejects.toMatchObject({ code: "unprocessable" });
      for (const more of [{ datasetId }, { evaluators: heuristic }, { passThreshold: 1 }])
        await expect(start(more)).rejects.toThrow();
      for (const less of [{ datasetId }, { evaluators: heuristic }])
        expect(StartEvaluation.safeParse({ versionIds, ...less }).success).toBe(false);
    }));

  test("is compared by the suite's metric, margin and guardrails unless the question says otherwise", () =>
    sandbox(async (ctx) => {
      const { datasetId, versionIds } = await casesAndVersions(ctx);
      const guardrails = [{ metric: "passRate", margin: 0.02 }];
      const { id: suiteId } = await make(ctx, { datasetId, primaryMetric: "latencyMs", margin: 0.3, guardrails });
      const { id } = await startEvaluation(ctx, StartEvaluation.parse({ suiteId, versionIds }));
      const compare = async (more: object = {}) => {
        const [baseline, candidate] = versionIds;
        const told = await compareArms(ctx, CompareArms.parse({ id, baseline, candidate, ...more }));
        return [told.primary, told.margin, told.guardrails.map(({ metric, margin }) => [metric, margin])];
      };
      expect(await compare()).toEqual(["latencyMs", 0.3, [["passRate", 0.02]]]);
      expect(await compare({ margin: 0.2 })).toEqual(["latencyMs", 0.2, [["passRate", 0.02]]]);
      expect(await compare({ primary: "passRate" })).toEqual(["passRate", 0.05, []]);
      expect(await compare({ primary: "heuristic" })).toEqual(["heuristic", 0.05, [["passRate", 0.02]]]);
      await expect(compare({ primary: "tone" })).rejects.toMatchObject({ code: "unprocessable" });
      await change(ctx, suiteId, { margin: 0.4 }); // the evaluation keeps its revision
      expect(await compare()).toEqual(["latencyMs", 0.3, [["passRate", 0.02]]]);
    }));
});
