import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { resultScores } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { getConfusion } from "@/lib/evaluations/get-confusion";
import { getResult } from "@/lib/evaluations/get-result";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;

beforeAll(async () => {
  await theDefaultProvider();
  ctx = await aWorkspace();
});

const aCase = (n: string, label?: string) => ({ variables: { n }, expectations: label === undefined ? {} : { label } });
const plain = { type: "classification" };
const listed = {
  type: "classification",
  key: "listed",
  options: { labels: ["Cat", "dog", "fish"], aliases: { kitten: "Cat" } },
};

describe("an evaluation's confusion matrix", () => {
  test("is what one counts by hand: right, wrong, unknown, without answer, failed and without a label", async () => {
    const cases = [
      aCase("cat", "cat"),
      aCase("Cat!", " CAT "),
      aCase("dog", "cat"),
      aCase("dog", "dog"),
      aCase("fish", "dog"), // a label of the list that no case expects
      aCase("horse", "dog"),
      aCase("a cow", "dog"),
      aCase("[[length]]", "Dog"), // cut: no answer
      aCase("[[500]]", "dog"), // failed: in no figure
      aCase("cat"), // not asked
    ];
    const request = { cases, concurrency: 2, evaluators: [plain, listed], templates: ["{{n}}", "dog {{! whatever }}"] };
    const { id } = await aStartedEvaluation(ctx, request);
    const { evaluation, results } = await finishedHere(ctx, id);
    const { data } = await getConfusion(ctx, { id });
    expect(data.map(({ key, arms }) => [key, arms.map(({ armId }) => armId)])).toEqual([
      ["classification", evaluation.versions.map(({ armId }) => armId)],
      ["listed", evaluation.versions.map(({ armId }) => armId)],
    ]);

    const [free, known] = data;
    const cells = (of: typeof free, arm: number) =>
      Object.fromEntries((of?.arms[arm]?.cells ?? []).map(({ expected, given, count }) => [`${expected} > ${given}`, count]));
    expect(cells(free, 0)).toEqual({
      ...{ "cat > cat": 2, "cat > dog": 1, "dog > dog": 1 },
      ...{ "dog > (other)": 3, "dog > (no answer)": 1 },
    });
    expect(cells(known, 0)).toEqual({
      ...{ "Cat > Cat": 2, "Cat > dog": 1, "dog > dog": 1, "dog > fish": 1 },
      ...{ "dog > (other)": 2, "dog > (no answer)": 1 },
    });
    expect(known?.arms[0]).toMatchObject({ answers: 8, correct: 3, accuracy: 3 / 8 });
    expect(known?.arms[0]?.labels).toEqual([
      { label: "Cat", expected: 3, given: 2, correct: 2, precision: 1, recall: 2 / 3, f1: 0.8 },
      { label: "dog", expected: 5, given: 2, correct: 1, precision: 0.5, recall: 0.2, f1: 2 / 7 },
      { label: "fish", expected: 0, given: 1, correct: 0, precision: 0, recall: 0, f1: 0 },
    ]);
    expect(cells(known, 1)).toMatchObject({ "Cat > dog": 3, "dog > dog": 6 });

    const wrong = results.find(({ output }) => output?.text === "horse");
    const { scores } = await getResult(ctx, { id: wrong?.id ?? "" });
    expect(scores.map(({ details }) => details)).toEqual([
      { expected: "dog", given: "horse" },
      { expected: "dog", given: "(other)" },
    ]);
    const stored = await ctx.db.select().from(resultScores).where(eq(resultScores.evaluationId, id));
    expect(stored.filter(({ skipped }) => skipped !== null).map(({ details }) => details)).toEqual([null, null, null, null]);
  });

  test("is none where no evaluator classifies", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 });
    expect(await getConfusion(ctx, { id })).toEqual({ data: [] });
  });

  test("is empty before anything is scored", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("cat", "cat")], concurrency: 1, evaluators: [plain] });
    const { data } = await getConfusion(ctx, { id });
    expect(data).toMatchObject([{ key: "classification", arms: [{ answers: 0, accuracy: null, macro: null, labels: [] }] }]);
  });

  test("another workspace's evaluation is not found", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: [aCase("cat", "cat")], concurrency: 1, evaluators: [plain] });
    const stranger = await aWorkspace();
    await expect(getConfusion(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
