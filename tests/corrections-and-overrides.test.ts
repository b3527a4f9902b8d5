import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asMember, auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { deleteCase } from "@/lib/datasets/delete-case";
import { getCase } from "@/lib/datasets/get-case";
import { getDataset } from "@/lib/datasets/get-dataset";
import { updateCase } from "@/lib/datasets/update-case";
import { listResults } from "@/lib/evaluations/list-results";
import { ListResults, ReviewResult } from "@/lib/evaluations/result-schema";
import { adoptCorrection } from "@/lib/reviews/adopt-correction";
import { getPeopleAgreement } from "@/lib/reviews/get-people-agreement";
import { listReviews } from "@/lib/reviews/list-reviews";
import { overrideScore } from "@/lib/reviews/override-score";
import { reviewResult } from "@/lib/reviews/review-result";
import { reviseReview } from "@/lib/reviews/revise-review";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;
let evaluationId: string;
let result: { id: string; caseId: string };

beforeAll(() => theDefaultProvider());

beforeEach(async () => {
  ctx = await aWorkspace();
  ({ id: evaluationId } = await aStartedEvaluation(ctx, { cases: 4, concurrency: 4 }));
  const { results } = await finishedHere(ctx, evaluationId);
  result = results[0] ?? expect.unreachable();
});

const review = (more: object, id = result.id, who = ctx) => reviewResult(who, ReviewResult.parse({ id, score: 0, ...more }));

describe("a corrected output", () => {
  test("becomes the reference of its case beside what else it expects, in a revision of its own and with one entry in the log", async () => {
    const { id } = await review({ correctedOutput: "echo zero" });
    const before = await auditTrail(ctx);
    const adopted = await adoptCorrection(ctx, { id });
    expect(adopted.expectations).toEqual({ exact: "echo 0", reference: "echo zero" });
    expect((await getDataset(ctx, { id: adopted.datasetId })).revision).toBe(2);
    expect(await auditTrail(ctx)).toEqual([...before, "dataset.case_updated"]);
    expect((await adoptCorrection(ctx, { id })).revision).toBe(2); // it is that already
  });

  test("is refused in words where the case is another now, is gone, or nothing was corrected", async () => {
    const { id } = await review({ correctedOutput: "echo zero" });
    await updateCase(ctx, { id: result.caseId, variables: { n: "another question" } });
    const changed = { code: "conflict", message: expect.stringMatching(/has changed/) };
    await expect(adoptCorrection(ctx, { id })).rejects.toMatchObject(changed);
    await deleteCase(ctx, { id: result.caseId });
    await expect(adoptCorrection(ctx, { id })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/no longer/),
    });
    const bare = await review({ comment: "wrong" });
    await expect(adoptCorrection(ctx, { id: bare.id })).rejects.toMatchObject({ code: "unprocessable" });
  });

  test("is taken over where only the case's tags changed, by who may change the dataset", async () => {
    const { id } = await review({ correctedOutput: "echo zero" });
    await updateCase(ctx, { id: result.caseId, tags: ["looked at"] });
    await expect(adoptCorrection(await asMember(ctx, "reviewer"), { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(adoptCorrection(await aWorkspace(), { id })).rejects.toMatchObject({ code: "not_found" });
    await adoptCorrection(await asMember(ctx, "editor"), { id });
    expect(await getCase(ctx, { id: result.caseId })).toMatchObject({
      tags: ["looked at"],
      expectations: { reference: "echo zero" },
    });
  });
});

describe("a score that a person overrides", () => {
  const override = (key: string, score: number | null, reason = "It is polite.", who = ctx) =>
    overrideScore(who, { id: result.id, key, score, reason });

  test("stands in their review beside what they said before, one a key, and changes no figure", async () => {
    const figures = (await outcomeOf(ctx, evaluationId)).evaluation.versions;
    await review({ score: 0.3, passed: false, comment: "Curt", failureTags: ["tone"] });
    await override("exact-match", 0);
    await override("heuristic", 0.5);
    const made = await override("exact-match", 0.2, "Only nearly.");
    expect(made).toMatchObject({ score: 0.3, passed: false, comment: "Curt", failureTags: ["tone"] });
    expect(made.overrides).toEqual([
      { key: "heuristic", score: 0.5, reason: "It is polite." },
      { key: "exact-match", score: 0.2, reason: "Only nearly." },
    ]);
    const after = await outcomeOf(ctx, evaluationId);
    expect(after.evaluation.versions).toEqual(figures);
    expect(after.results[0]?.scores).toMatchObject([{ score: 1 }, { score: 1 }]);
    expect((await override("heuristic", null, "")).overrides).toHaveLength(1);
  });

  test("keeps what another says, and wants a key of the evaluation and a reason", async () => {
    const colleague = await asMember(ctx, "reviewer");
    await Promise.all([override("heuristic", 0), override("exact-match", 0), override("heuristic", 1, "Fine.", colleague)]);
    const reviews = await listReviews(ctx, { id: result.id });
    const newestOf = (who: Context) => reviews.find(({ reviewerId }) => reviewerId === who.principal.id);
    expect(
      newestOf(ctx)
        ?.overrides.map(({ key }) => key)
        .sort(),
    ).toEqual(["exact-match", "heuristic"]);
    expect(newestOf(colleague)?.overrides).toEqual([{ key: "heuristic", score: 1, reason: "Fine." }]);
    await expect(override("tone", 1)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(override("heuristic", 1, " ")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("stays when its person saves the form again", async () => {
    await override("heuristic", 0.5);
    const again = await reviseReview(ctx, { id: result.id, score: 1, passed: true });
    expect(again).toMatchObject({ score: 1, passed: true, overrides: [{ key: "heuristic", score: 0.5 }] });
  });

  test("can be listed by", async () => {
    await override("heuristic", 0);
    const list = async (overridden: string) => (await listResults(ctx, ListResults.parse({ id: evaluationId, overridden }))).data;
    expect((await list("true")).map(({ id }) => id)).toEqual([result.id]);
    expect(await list("false")).toHaveLength(3);
  });
});

test("people's word beside the evaluators' counts each answer once, and not where people are split", async () => {
  const colleague = await asMember(ctx, "reviewer");
  const { results } = await outcomeOf(ctx, evaluationId);
  const [a = "", b = "", c = ""] = results.map(({ id }) => id);
  await review({ passed: false }, a);
  await review({ passed: true }, a); // the newer one counts
  await review({ passed: false }, b);
  for (const [who, passed] of [
    [ctx, true],
    [colleague, false],
  ] as const)
    await review({ passed }, c, who);
  const { reviewed, items, agreement, overridden } = await getPeopleAgreement(ctx, { id: evaluationId });
  expect({ reviewed, items, agreement, overridden }).toEqual({ reviewed: 3, items: 2, agreement: 0.5, overridden: 0 });
});
