import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { baselines } from "@/db/schema/alerts";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { aPrompt, aReadyVersion } from "@/lib/prompts/testing";
import { createSuite } from "@/lib/suites/create-suite";
import { CreateSuite } from "@/lib/suites/schema";
import { updateSuite } from "@/lib/suites/update-suite";
import { listBaselines } from "./list-baselines";
import { pinBaseline } from "./pin-baseline";
import { ListBaselines } from "./schema";

async function aSuiteWithAVersion(ctx: Context) {
  const model = { name: "sandbox-1", providerId: "sandbox" };
  const { id: promptId } = await aPrompt(ctx);
  const version = await aReadyVersion(ctx, promptId, undefined, { model });
  const dataset = await aDataset(ctx);
  await addCases(ctx, AddCases.parse({ id: dataset.id, variables: { name: "Ada" }, tags: ["easy"] }));
  const asked = { name: "Release", datasetId: dataset.id, evaluators: [{ type: "heuristic" }] };
  return { promptId, version, suite: await createSuite(ctx, CreateSuite.parse(asked)), dataset };
}

/** A run that has ended with a result for every item, as the worker leaves it. */
async function anEndedRun(ctx: Context, request: object) {
  const { id } = await startEvaluation(ctx, StartEvaluation.parse(request));
  await planEvaluation(ctx, { id });
  await ctx.db.update(evaluationResults).set({ status: "completed" }).where(eq(evaluationResults.evaluationId, id));
  await ctx.db.update(evaluations).set({ status: "completed", finishedAt: new Date() }).where(eq(evaluations.id, id));
  return id;
}

describe("pinBaseline", () => {
  test("retires the one before, leaves one that counts, and does nothing the second time", () =>
    sandbox(async (ctx) => {
      const { promptId, version, suite } = await aSuiteWithAVersion(ctx);
      const request = { suiteId: suite.id, versionIds: [version.id], trials: 3 };
      const [first, second] = [await anEndedRun(ctx, request), await anEndedRun(ctx, request)];
      for (const id of [first, second, second]) await pinBaseline(ctx, { id, versionId: version.id });
      const { data } = await listBaselines(ctx, ListBaselines.parse({ id: promptId, order: "asc" }));
      expect(data).toMatchObject([
        { evaluationId: first, retiredAt: expect.any(Date) },
        { evaluationId: second, retiredAt: null, trials: 3, number: 1 },
      ]);
      expect((await auditTrail(ctx)).filter((action) => action === "baseline.pinned")).toHaveLength(2);
      expect(await ctx.db.$count(baselines, eq(baselines.workspaceId, ctx.workspaceId))).toBe(2);
      await expect(retryFailed(ctx, { id: second })).rejects.toThrow("pinned as a baseline");
    }));

  test("refuses what is no golden run, and says what to do", () =>
    sandbox(async (ctx) => {
      const { version, suite, dataset } = await aSuiteWithAVersion(ctx);
      const bySuite = { suiteId: suite.id, versionIds: [version.id], trials: 3 };
      const refusal = (id: string) =>
        pinBaseline(ctx, { id, versionId: version.id }).then(
          () => "pinned",
          ({ message }) => message,
        );
      const own = { datasetId: dataset.id, evaluators: [{ type: "heuristic" }], versionIds: [version.id], trials: 3 };
      expect(await refusal(await anEndedRun(ctx, own))).toContain("start an evaluation from a suite");
      const open = await startEvaluation(ctx, StartEvaluation.parse(bySuite));
      expect(await refusal(open.id)).toContain("wait for its end");
      expect(await refusal(await anEndedRun(ctx, { ...bySuite, trials: 2 }))).toContain("start it again with 3");
      expect(await refusal(await anEndedRun(ctx, { ...bySuite, caseFilter: { tags: ["easy"] } }))).toContain(
        "without the filter",
      );
      expect(await refusal(await anEndedRun(ctx, { ...bySuite, split: "dev" }))).toContain("the suite's own");
      const another = { versionId: version.id, model: { temperature: 0.7 } };
      const overridden = { ...bySuite, versionIds: undefined, arms: [another] };
      expect(await refusal(await anEndedRun(ctx, overridden))).toContain("other model settings");
      const reused = await anEndedRun(ctx, bySuite);
      const results = eq(evaluationResults.evaluationId, reused);
      await ctx.db.update(evaluationResults).set({ reusedFrom: "res_before" }).where(results);
      expect(await refusal(reused)).toContain("taken over from an earlier run");
      await ctx.db.update(evaluationResults).set({ reusedFrom: null, status: "failed" }).where(results);
      expect(await refusal(reused)).toContain("retry those that failed");
      const stale = await anEndedRun(ctx, bySuite);
      await updateSuite(ctx, { id: suite.id, margin: 0.1 });
      expect(await refusal(stale)).toContain("run its revision 2");
    }));
});
