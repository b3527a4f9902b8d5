import { beforeAll, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { listCases } from "@/lib/datasets/list-cases";
import { ListCases, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { CompareArms, CompareEvaluations } from "@/lib/evaluations/comparison-schema";
import { rescoreEvaluation } from "@/lib/evaluations/rescore-evaluation";
import { RescoreEvaluation, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;

beforeAll(async () => {
  await theDefaultProvider();
  ctx = await aWorkspace();
});

const exact = { type: "exact-match" };
const numbered = Array.from({ length: 30 }, (_, n) => ({ variables: { n: String(n) }, expectations: { exact: `echo ${n}` } }));

/** A finished evaluation of two arms: the first always passes, the second never. */
async function twoArms() {
  const asked = { cases: numbered, concurrency: 8, evaluators: [exact], templates: ["echo {{n}}", "echo  {{n}}"] };
  const { id, datasetId } = await aStartedEvaluation(ctx, asked);
  const { evaluation } = await finishedHere(ctx, id);
  const [right, wrong] = evaluation.versions;
  if (!right || !wrong) throw new Error("two arms are missing");
  return { id, datasetId, right, wrong };
}

/** Another evaluation of one version on the same dataset, finished. */
async function anotherOf(datasetId: string, versionId: string, more: object = {}) {
  const asked = StartEvaluation.parse({ datasetId, versionIds: [versionId], evaluators: [exact], ...more });
  const { id } = await startEvaluation(ctx, asked);
  const { evaluation } = await finishedHere(ctx, id);
  return { evaluationId: id, armId: evaluation.versions[0]?.armId ?? "" };
}

const compare = (baseline: object, candidate: object, by = ctx) =>
  compareEvaluations(by, CompareEvaluations.parse({ baseline, candidate }));

describe("a comparison of two evaluations", () => {
  test("comes to what one evaluation of both arms comes to, but for what varies from call to call", async () => {
    const { id, datasetId, right, wrong } = await twoArms();
    const apart = await compare({ evaluationId: id, armId: right.armId }, await anotherOf(datasetId, wrong.versionId));
    const together = await compareArms(ctx, CompareArms.parse({ id, baseline: right.armId, candidate: wrong.armId }));
    const steady = ({ verdict, noWorse, counts, metrics }: typeof together) => ({
      ...{ verdict, noWorse, counts },
      metrics: metrics.filter(({ key }) => key !== "latencyMs"),
    });
    expect(steady(apart)).toEqual(steady(together));
    expect(apart.verdict).toBe("worse");
    expect(apart.integrity.arms.map(({ planned, completed }) => [planned, completed])).toEqual([
      [30, 30],
      [30, 30],
    ]);
    const within = await compare({ evaluationId: id, armId: right.versionId }, { evaluationId: id, armId: wrong.armId });
    expect(within).toEqual(together);
  });

  test("leaves out the cases that changed in between", async () => {
    const { id, datasetId, right } = await twoArms();
    const { data } = await listCases(ctx, ListCases.parse({ id: datasetId, pageSize: 4 }));
    for (const one of data) await updateCase(ctx, UpdateCase.parse({ id: one.id, expectations: { exact: "something else" } }));
    const later = await anotherOf(datasetId, right.versionId);
    const { integrity, verdict, counts } = await compare({ evaluationId: id, armId: right.armId }, later);
    expect(integrity).toMatchObject({ pairs: 26, missing: 0, unmatched: 8 });
    expect({ verdict, counts }).toMatchObject({ counts: { improved: 0, regressed: 0, same: 26 } });
  });

  test.each([
    ["another fingerprint", { evaluators: [{ ...exact, options: { ignoreCase: true } }] }, /“exact-match” has the fingerprint/],
    ["another evaluator", { evaluators: [exact, { type: "heuristic" }] }, /“heuristic” scores only the candidate/],
    ["another pass rule", { passThreshold: 0.5 }, /passes when every evaluator passes in the baseline/],
  ])("is refused with the reason where one has %s", async (_, more, told) => {
    const { id, datasetId, right, wrong } = await twoArms();
    const other = await anotherOf(datasetId, wrong.versionId, more);
    const baseline = { evaluationId: id, armId: right.armId };
    await expect(compare(baseline, other)).rejects.toMatchObject({ code: "unprocessable", message: expect.stringMatching(told) });
  });

  test("is possible again once one was re-scored with the evaluators of the other", async () => {
    const { id, datasetId, right, wrong } = await twoArms();
    const lenient = { ...exact, options: { ignoreCase: true } };
    const other = await anotherOf(datasetId, wrong.versionId, { evaluators: [lenient] });
    const again = await rescoreEvaluation(ctx, RescoreEvaluation.parse({ id, evaluators: [lenient] }));
    const { evaluation } = await finishedHere(ctx, again.id);
    const baseline = { evaluationId: again.id, armId: evaluation.versions[0]?.armId ?? "" };
    expect(evaluation.versions[0]?.versionId).toBe(right.versionId);
    expect(await compare(baseline, other)).toMatchObject({ verdict: "worse", counts: { regressed: 30 } });
  });

  test("keeps to its workspace, and to arms of the evaluation that is named", async () => {
    const { id, datasetId, right, wrong } = await twoArms();
    const other = await anotherOf(datasetId, wrong.versionId);
    const baseline = { evaluationId: id, armId: right.armId };
    await expect(compare(baseline, other, await aWorkspace())).rejects.toMatchObject({ code: "not_found" });
    await expect(compare(baseline, { ...other, armId: right.armId })).rejects.toMatchObject({ code: "not_found" });
    await expect(compare(baseline, baseline)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
