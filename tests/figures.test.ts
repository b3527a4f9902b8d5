import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluationResults, resultScores } from "@/db/schema/results";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;

beforeAll(async () => {
  await theDefaultProvider();
  ctx = await aWorkspace();
});

const exact = { type: "exact-match" };
const keyword = { type: "keyword", options: { mode: "all" }, weight: 3 };
const aCase = (n: string, expectations: object) => ({ variables: { n }, expectations });

describe("an arm's figures", () => {
  test("are those one counts by hand: passed, failed, skipped, cut and unscored", async () => {
    const cases = [
      aCase("one", { exact: "echo one", keywords: ["one"] }), // 1 and 1: total 1, passed
      aCase("two", { exact: "something else", keywords: ["two"] }), // 0 × 1 and 1 × 3: total 0.75, not passed
      aCase("three", { exact: "echo three" }), // keyword skipped: total 1, passed
      aCase("four", {}), // both skipped: unscored
      aCase("[[500]]", { exact: "x" }), // failed
      aCase("[[length]]", { exact: "x", keywords: ["x"] }), // cut: total 0, not passed, no scores
    ];
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 2, evaluators: [exact, keyword] });
    const { evaluation, results } = await finishedHere(ctx, id);
    const [arm] = evaluation.versions;
    expect(results.map(({ total, passed }) => [total, passed])).toEqual([
      [1, true],
      [0.75, false],
      [1, true],
      [null, null],
      [null, null],
      [0, false],
    ]);
    expect(arm).toMatchObject({ planned: 6, attempted: 6, completed: 5, failed: 1, passed: 2, unknownCalls: 0 });
    expect(arm?.passRate).toBeCloseTo(2 / 4, 10); // of those that were scored
    expect(arm?.meanScore).toBeCloseTo((1 + 0.75 + 1 + 0) / 4, 10);
    expect(arm?.scores).toEqual({
      "exact-match": { mean: 2 / 3, scored: 3, skipped: 1, failed: 0 },
      keyword: { mean: 1, scored: 2, skipped: 2, failed: 0 },
    });
    expect(evaluation.progress).toMatchObject({ planned: 6, completed: 5, failed: 1, running: 0 });
  });

  test("latencies are those of completed items alone", async () => {
    const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 1 });
    const { results } = await finishedHere(ctx, id);
    const times = [100, 300, 90_000];
    for (const [at, latencyMs] of times.entries()) {
      const status = at === 2 ? "failed" : "completed";
      await ctx.db
        .update(evaluationResults)
        .set({ latencyMs, status })
        .where(eq(evaluationResults.id, results[at]?.id ?? ""));
    }
    const { evaluation } = await outcomeOf(ctx, id);
    expect(evaluation.versions[0]?.latencyMs).toEqual({ p50: 200, p95: 290 });
  });
});

/** Two arms over the same cases, finished: the answer of the first always passes, the second's where `n` is not in `wrong`. */
async function twoArms(cases: unknown[], evaluators: unknown[] = [exact]) {
  const templates = ["echo {{n}}", "echo  {{n}}"];
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 8, evaluators, templates });
  const { evaluation } = await finishedHere(ctx, id);
  const [baseline = "", candidate = ""] = evaluation.versions.map(({ armId }) => armId);
  const compare = () => compareArms(ctx, CompareArms.parse({ id, baseline, candidate }));
  return { id, baseline, candidate, compare };
}
const numbered = (count: number) => Array.from({ length: count }, (_, n) => aCase(String(n), { exact: `echo ${n}` }));
const spoil = (armId: string, count: number, status: "failed" | "pending") =>
  ctx.db.execute(sql`
    update evaluation_results set status = ${status}, passed = null, total = null
    where id in (select id from evaluation_results where arm_id = ${armId} order by position limit ${count})`);

describe("a comparison", () => {
  test("has a word, and counts that add up by hand", async () => {
    const { compare } = await twoArms(numbered(60));
    expect(await compare()).toMatchObject({
      verdict: "worse", // two blanks are not one
      noWorse: false,
      counts: { improved: 0, regressed: 60, same: 0 },
      integrity: { finished: true, pairs: 60, missing: 0, unmatched: 0 },
    });
  });

  test("with more than 2 % of its pairs missing is undecided, and says integrity", async () => {
    const { candidate, compare } = await twoArms(numbered(50));
    await spoil(candidate, 1, "failed"); // 2 %: just borne
    expect(await compare()).toMatchObject({ verdict: "worse", integrity: { pairs: 49, missing: 1 } });
    await spoil(candidate, 2, "failed");
    const { verdict, noWorse, reasons } = await compare();
    expect({ verdict, noWorse, reasons }).toEqual({ verdict: "undecided", noWorse: false, reasons: ["integrity"] });
  });

  test("of an evaluation that is not finished is undecided", async () => {
    const { id, compare } = await twoArms(numbered(30));
    await ctx.db.execute(sql`update evaluations set status = 'running' where id = ${id}`);
    expect(await compare()).toMatchObject({ verdict: "undecided", noWorse: false, reasons: ["not_finished"] });
  });

  test("leaves a case out of a metric in both arms where either was not asked", async () => {
    const cases = [...numbered(25), aCase("unasked", { keywords: ["unasked"] })];
    const { compare, candidate } = await twoArms(cases, [exact, { type: "keyword" }]);
    const metric = async (key: string) => (await compare()).metrics.find((one) => one.key === key);
    expect(await metric("exact-match")).toMatchObject({ pairs: 25, missing: 0 });
    expect(await metric("keyword")).toMatchObject({ pairs: 1, missing: 0 });
    // Not asked in one arm alone: as if the evaluator had skipped it by what the answer was.
    await ctx.db.execute(sql`
      update result_scores set score = null, passed = null, skipped = 'by test' where arm_id = ${candidate} and key = 'exact-match'
        and result_id in (select id from evaluation_results where arm_id = ${candidate} order by position limit 5)`);
    expect(await metric("exact-match")).toMatchObject({ pairs: 20, missing: 0 });
  });

  test("counts an answer that was cut as missing from an evaluator's scores, not as unasked", async () => {
    const { candidate, compare } = await twoArms(numbered(25));
    const [first] = await ctx.db.execute<{ id: string }>(
      sql`select id from evaluation_results where arm_id = ${candidate} order by position limit 1`,
    );
    await ctx.db.delete(resultScores).where(eq(resultScores.resultId, first?.id ?? ""));
    await ctx.db
      .update(evaluationResults)
      .set({ outcome: "length", total: 0, passed: false })
      .where(eq(evaluationResults.id, first?.id ?? ""));
    const { metrics } = await compare();
    expect(metrics.find((one) => one.key === "exact-match")).toMatchObject({ pairs: 24, missing: 1 });
    expect(metrics.find((one) => one.key === "passRate")).toMatchObject({ pairs: 25, missing: 0 });
  });

  test("does not take the latency of items that failed", async () => {
    const { candidate, compare } = await twoArms(numbered(25));
    await spoil(candidate, 5, "failed");
    const latency = (await compare()).metrics.find((one) => one.key === "latencyMs");
    expect((latency?.pairs ?? 0) + (latency?.missing ?? 0)).toBe(25);
    expect(latency?.missing).toBeGreaterThanOrEqual(5);
  });
});
