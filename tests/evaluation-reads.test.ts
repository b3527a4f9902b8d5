import { beforeAll, describe, expect, test } from "vitest";
import { summariseCases } from "@/lib/datasets/summarise-cases";
import { countScores } from "@/lib/evaluations/count-scores";
import { getSetup } from "@/lib/evaluations/get-setup";
import { listCalls } from "@/lib/evaluations/list-calls";
import { listSiblings } from "@/lib/evaluations/list-siblings";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { summariseEvaluations } from "@/lib/evaluations/summarise-evaluations";
import { listReviews } from "@/lib/reviews/list-reviews";
import { aFilledWorkspace } from "./a-filled-workspace";

let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let theirs: Awaited<ReturnType<typeof aFilledWorkspace>>;
beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own-reads"), await aFilledWorkspace("their-reads")];
});

describe("what the evaluation pages read beside the API", () => {
  test("the arms of a list's evaluations come with pass rate and cost", async () => {
    const arms = await summariseEvaluations(own.ctx, { ids: [own.ids.evaluation] });
    expect(arms.map(({ armId }) => armId)).toEqual([own.ids.arm, own.ids.otherArm]);
    expect(arms).toMatchObject([
      { passRate: 1, costUsd: 0 },
      { passRate: 1, costUsd: 0 },
    ]);
  });

  test("the totals of each arm are counted by tenths, a full mark in the last", async () => {
    expect(await countScores(own.ctx, { id: own.ids.evaluation })).toEqual(
      expect.arrayContaining([own.ids.arm, own.ids.otherArm].map((armId) => ({ armId, bucket: 9, count: 1 }))),
    );
  });

  test("a result has its calls, its reviews with who wrote them, and the other arms' answers", async () => {
    const { ctx, ids } = own;
    expect(await listCalls(ctx, { id: ids.result })).toMatchObject([{ evaluatorKey: "", attempt: 1, state: "received" }]);
    const reviews = await listReviews(ctx, { id: ids.result });
    expect(reviews.filter(({ itemId }) => itemId === null)).toMatchObject([
      { reviewerId: ids.member, reviewerName: "Somebody", score: 1 },
    ]);
    expect(await listSiblings(ctx, { id: ids.result })).toMatchObject([{ armId: ids.otherArm, caseId: ids.case, trial: 1 }]);
  });

  test("a setup can be asked for again as it stands, with its options and what an arm changed", async () => {
    const { ctx, ids } = own;
    const asked = StartEvaluation.parse({
      ...{ datasetId: ids.dataset, trials: 2, passThreshold: 0.5 },
      arms: [{ versionId: ids.version, label: "warm", model: { temperature: 1, providerId: "sandbox" } }],
      evaluators: [{ type: "contains", key: "greets", options: { text: "Hi" }, weight: 2, threshold: 0.5, required: true }],
    });
    const { id } = await startEvaluation(ctx, asked);
    const setup = await getSetup(ctx, { id });
    expect(setup).toMatchObject({
      ...{ datasetId: ids.dataset, trials: 2, passThreshold: 0.5, split: null, tags: [] },
      arms: [{ versionId: ids.version, promptId: ids.prompt, number: 1, label: "warm", override: { temperature: 1 } }],
      evaluators: [{ key: "greets", options: { text: "Hi", ignoreCase: false }, weight: 2, threshold: 0.5, required: true }],
    });
    expect(setup.arms[0]?.override).toEqual({ temperature: 1 });
  });

  test("the cases of a dataset are summed up by split and expectation", async () => {
    const { ctx, ids } = own;
    expect(await summariseCases(ctx, { id: ids.dataset })).toMatchObject({
      ...{ caseCount: 1, splits: [{ name: "dev", count: 1 }], expectations: [] },
    });
  });

  test("none of it shows another workspace's", async () => {
    const { ctx } = own;
    const { evaluation, result, dataset } = theirs.ids;
    expect(await summariseEvaluations(ctx, { ids: [evaluation] })).toEqual([]);
    expect(await countScores(ctx, { id: evaluation })).toEqual([]);
    expect(await listCalls(ctx, { id: result })).toEqual([]);
    expect(await listReviews(ctx, { id: result })).toEqual([]);
    const refused = { code: "not_found" };
    await expect(listSiblings(ctx, { id: result })).rejects.toMatchObject(refused);
    await expect(getSetup(ctx, { id: evaluation })).rejects.toMatchObject(refused);
    await expect(summariseCases(ctx, { id: dataset })).rejects.toMatchObject(refused);
  });
});
