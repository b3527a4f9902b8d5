import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { evaluationResults } from "@/db/schema/results";
import { asMember, auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { getDataset } from "@/lib/datasets/get-dataset";
import { listCases } from "@/lib/datasets/list-cases";
import { ListCases } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { ListFlaky } from "@/lib/evaluations/flaky-schema";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listFlaky } from "@/lib/evaluations/list-flaky";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite } from "@/lib/suites/schema";
import { aToken } from "./a-filled-workspace";
import { aStartedEvaluation } from "./a-started-evaluation";
import { rest } from "./rest";
import { finishedHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;
let asked: Map<string, number>;
beforeAll(async () => {
  await theDefaultProvider({ answer: ({ body }) => answerOf(textOf(body.messages)) });
});
beforeEach(async () => {
  ctx = await aWorkspace();
  asked = new Map();
});

/** In how many of four trials a case is answered as it should be. */
const passes: Record<string, number> = { "echo 0": 4, "echo 1": 2, "echo 2": 1, "echo 3": 0 };
function answerOf(text: string): string {
  const nth = asked.get(text) ?? 0;
  asked.set(text, nth + 1);
  return nth % 4 < (passes[text] ?? 4) ? text : "something else";
}

const started = (more: object = {}) =>
  aStartedEvaluation(ctx, { cases: 4, concurrency: 1, evaluators: [{ type: "exact-match" }], more: { trials: 4, ...more } });
const flakyOf = async (id: string, more: object = {}) => {
  const { data, pagination } = await listFlaky(ctx, ListFlaky.parse({ id, ...more }));
  expect(pagination.total).toBeGreaterThanOrEqual(data.length);
  return data;
};
const casesOf = async (id: string, more: object = {}) => (await listCases(ctx, ListCases.parse({ id, ...more }))).data;

/** An evaluation that has ended, with its dataset's cases in order and what would start it again. */
async function ended() {
  const { id, datasetId, versions } = await started();
  const { results } = await finishedHere(ctx, id);
  const again = StartEvaluation.parse({
    datasetId,
    versionIds: versions.map(({ versionId }) => versionId),
    evaluators: [{ type: "exact-match" }],
  });
  return { id, datasetId, results, again, cases: await casesOf(datasetId) };
}

describe("flaky cases", () => {
  test("are those that passed sometimes, the most mixed first", async () => {
    const { id, cases } = await ended();
    expect(await flakyOf(id)).toMatchObject([
      { caseId: cases[1]?.id, trials: 4, passed: 2, share: 0.5, quarantined: null, split: "dev" },
      { caseId: cases[2]?.id, trials: 4, passed: 1, share: 0.25 },
    ]);
    expect(await flakyOf(id, { order: "asc", pageSize: 1 })).toMatchObject([{ caseId: cases[2]?.id }]);
    expect(await flakyOf(id, { page: 9 })).toEqual([]);
  });

  test("are judged by trials that have a pass or a fail alone", async () => {
    const { id, results, cases } = await ended();
    const failing = results.filter((one) => one.caseId === cases[1]?.id && one.passed === false);
    for (const { id: resultId } of failing)
      await ctx.db
        .update(evaluationResults)
        .set({ passed: null })
        .where(and(eq(evaluationResults.evaluationId, id), eq(evaluationResults.id, resultId)));
    expect((await flakyOf(id)).map(({ caseId }) => caseId)).toEqual([cases[2]?.id]);
  });

  test("are none of a single trial, but those of a suite's evaluations can be told together", async () => {
    const { datasetId, again } = await ended();
    const suite = await createSuite(ctx, CreateSuite.parse({ name: "S", datasetId, evaluators: [{ type: "exact-match" }] }));
    asked = new Map();
    const run = async () => {
      const { id } = await startEvaluation(ctx, StartEvaluation.parse({ suiteId: suite.id, versionIds: again.versionIds }));
      await finishedHere(ctx, id);
      return id;
    };
    const [, , id] = [await run(), await run(), await run()];
    expect(await flakyOf(id ?? "")).toEqual([]);
    const pooled = (await flakyOf(id ?? "", { across: "suite" })).map(({ trials, passed }) => `${passed} of ${trials}`);
    expect(pooled.sort()).toEqual(["1 of 3", "2 of 3"]);
  });
});

describe("a case in quarantine", () => {
  test("is left out of what is started from then on, and said so; let go, it is in again", async () => {
    const { id, datasetId, cases, again } = await ended();
    const [, flaky] = cases;
    const put = await updateCase(ctx, { id: flaky?.id ?? "", quarantined: "The answer changes by the day" });
    expect(put).toMatchObject({ quarantined: "The answer changes by the day", contentHash: flaky?.contentHash, revision: 2 });
    expect((await flakyOf(id))[0]).toMatchObject({ quarantined: "The answer changes by the day" });
    expect(await estimateEvaluation(ctx, again)).toMatchObject({ cases: 3, quarantined: 1 });
    const next = await startEvaluation(ctx, again);
    const { results } = await finishedHere(ctx, next.id);
    expect(results.map(({ caseId }) => caseId)).toEqual([cases[0]?.id, cases[2]?.id, cases[3]?.id]);
    expect(await getEvaluation(ctx, { id: next.id })).toMatchObject({ quarantined: 1 });
    expect(await getEvaluation(ctx, { id })).toMatchObject({ quarantined: 0 });
    expect((await casesOf(datasetId, { quarantined: "true" })).map((one) => one.id)).toEqual([flaky?.id]);
    expect(await casesOf(datasetId, { quarantined: "false" })).toHaveLength(3);
    await updateCase(ctx, { id: flaky?.id ?? "", quarantined: null });
    expect(await estimateEvaluation(ctx, again)).toMatchObject({ cases: 4, quarantined: 0 });
  });

  test("does not let an evaluation of nothing start", async () => {
    const { cases, again } = await ended();
    for (const { id } of cases) await updateCase(ctx, { id, quarantined: "Not now" });
    await expect(startEvaluation(ctx, again)).rejects.toMatchObject({ message: expect.stringContaining("in quarantine") });
  });

  test("of the gate is an admin's to put there and to let go, in a file too", async () => {
    const { datasetId, cases } = await ended();
    const editor = await asMember(ctx, "editor");
    const [dev, gate] = cases.map(({ id }) => id);
    await updateCase(ctx, { id: gate ?? "", split: "gate", externalId: "g1" });
    const refused = { code: "forbidden" };
    await expect(updateCase(editor, { id: gate ?? "", quarantined: "No" })).rejects.toMatchObject(refused);
    await expect(updateCase(editor, { id: dev ?? "", quarantined: "No", split: "gate" })).rejects.toMatchObject(refused);
    await updateCase(editor, { id: dev ?? "", quarantined: "Flaky" });
    await updateCase(ctx, { id: gate ?? "", quarantined: "Flaky" });
    await expect(updateCase(editor, { id: gate ?? "", quarantined: null })).rejects.toMatchObject(refused);
    await updateCase(editor, { id: gate ?? "", name: "Named" });

    const [before, trail] = [await getDataset(ctx, { id: datasetId }), await auditTrail(ctx)];
    const [mine, theirs] = [rest((await aToken(ctx)).token), rest((await aToken(editor)).token)];
    const csv = await mine("GET", `/datasets/${datasetId}/export`);
    expect(csv.body).toContain("case.quarantined");
    const load = (by: typeof mine, text: string) =>
      by("POST", `/datasets/${datasetId}/import?mode=upsert`, text, { "content-type": "text/csv" });
    const without = "n,exact,externalId,split,case.name\n1,echo 1,g1,gate,Named\n";
    expect(await load(theirs, without)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining("Row 2 changes the quarantine") },
    });
    expect(await getDataset(ctx, { id: datasetId })).toEqual(before);
    expect(await auditTrail(ctx)).toEqual(trail);
    expect(
      await load(theirs, "n,exact,externalId,split,case.name,case.quarantined\n1,echo 1,g1,gate,Other,Flaky\n"),
    ).toMatchObject({
      body: { changed: 1 },
    });
    expect((await load(mine, without)).body).toMatchObject({ changed: 1 });
    expect((await casesOf(datasetId, { quarantined: "true" })).map(({ id }) => id)).toEqual([dev]);
  });

  test("comes back as it was from a file", async () => {
    const { datasetId, cases } = await ended();
    await updateCase(ctx, { id: cases[1]?.id ?? "", quarantined: 'Says "yes", or no' });
    const client = rest((await aToken(ctx)).token);
    for (const format of ["csv", "jsonl", "json"]) {
      const { body } = await client("GET", `/datasets/${datasetId}/export?format=${format}`);
      const type = format === "csv" ? "text/csv" : format === "json" ? "application/json" : "application/jsonl";
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const path = `/datasets/${datasetId}/import?mode=replace&format=${format}`;
      expect((await client("POST", path, text, { "content-type": type })).body).toMatchObject({ unchanged: 4, added: 0 });
    }
  });
});
