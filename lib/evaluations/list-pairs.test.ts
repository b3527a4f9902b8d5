import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evaluationArms } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { compareArms } from "./compare-arms";
import { CompareArms, ListPairs } from "./comparison-schema";
import { findPairPlace } from "./find-pair-place";
import { listPairs } from "./list-pairs";
import { planEvaluation } from "./plan-evaluation";

/** Each case as "baseline candidate" over its trials: 1 passed, 0 not, - failed, ? unscored. */
async function judged(ctx: Context, cases: string[]) {
  const trials = cases[0]?.split(" ")[0]?.length ?? 1;
  const templates = ["one {{n}}", "two {{n}}"];
  const { id } = await aStartedEvaluation(ctx, { cases: cases.length, concurrency: 2, templates, more: { trials } });
  await planEvaluation(ctx, { id });
  const arms = await ctx.db
    .select({ id: evaluationArms.id })
    .from(evaluationArms)
    .where(eq(evaluationArms.evaluationId, id))
    .orderBy(evaluationArms.position);
  const rows = await ctx.db
    .select()
    .from(evaluationResults)
    .where(eq(evaluationResults.evaluationId, id))
    .orderBy(evaluationResults.position);
  const order = [...new Set(rows.map(({ caseId }) => caseId))];
  for (const row of rows) {
    const side = arms.findIndex((arm) => arm.id === row.armId);
    const mark = cases[order.indexOf(row.caseId)]?.split(" ")[side]?.[row.trial - 1];
    const passed = mark === "1" || mark === "0" ? mark === "1" : null;
    const set = {
      status: mark === "-" ? ("failed" as const) : ("completed" as const),
      outcome: "ok",
      passed,
      total: passed === null ? null : Number(passed),
    };
    await ctx.db.update(evaluationResults).set(set).where(eq(evaluationResults.id, row.id));
  }
  const [baseline = "", candidate = ""] = arms.map((arm) => arm.id);
  return { id, baseline, candidate, order };
}

describe("listPairs", () => {
  test("puts the regressions first and counts as the comparison does", () =>
    sandbox(async (ctx) => {
      const { order, ...asked } = await judged(ctx, ["1 1", "0 1", "1 0", "1 -", "? 1", "0 0"]);
      const { data, pagination } = await listPairs(ctx, ListPairs.parse(asked));
      expect(data.map(({ caseId, change }) => [order.indexOf(caseId), change])).toEqual([
        ...[
          [2, "regressed"],
          [0, "same"],
          [5, "same"],
          [1, "improved"],
          [3, "missing"],
          [4, "unscored"],
        ],
      ]);
      expect(pagination.total).toBe(6);
      const { counts } = await compareArms(ctx, CompareArms.parse(asked));
      const beyond = await listPairs(ctx, ListPairs.parse({ ...asked, page: 9 }));
      expect([beyond.data, beyond.counts]).toEqual([[], { ...counts, missing: 1, unscored: 1 }]);
      for (const change of ["improved", "regressed", "same"] as const) {
        const listed = await listPairs(ctx, ListPairs.parse({ ...asked, change }));
        expect(listed.pagination.total, change).toBe(counts[change]);
        expect(listed.counts).toEqual({ ...counts, missing: 1, unscored: 1 });
      }
    }));

  test("averages a case over its trials, and shows the trial in which the arms differ most", () =>
    sandbox(async (ctx) => {
      const { order: _, ...asked } = await judged(ctx, ["110 101", "111 110"]);
      const { data } = await listPairs(ctx, ListPairs.parse(asked));
      expect(data).toMatchObject([
        { change: "regressed", baselinePassed: 3, candidatePassed: 2, baseline: { trial: 3 }, candidate: { trial: 3 } },
        { change: "same", difference: 0, trials: 3, baseline: { trial: 2 }, candidate: { trial: 2 } },
      ]);
      expect(data[0]?.difference).toBeCloseTo(-1 / 3);
    }));

  test("names a pair's neighbours in the list its filter gives, across pages", () =>
    sandbox(async (ctx) => {
      const { order: _, ...asked } = await judged(ctx, ["1 0", "1 1", "1 0", "1 0"]);
      const query = ListPairs.parse({ ...asked, change: "regressed", pageSize: 1 });
      const all = await listPairs(ctx, { ...query, pageSize: 10 });
      const [first, second, third] = all.data.map(({ candidate }) => candidate.id);
      const placeOf = (resultId = "") => findPairPlace(ctx, { ...query, resultId });
      expect(await placeOf(second)).toEqual({ place: 2, total: 3, before: first, after: third });
      const same = await listPairs(ctx, ListPairs.parse({ ...asked, change: "same" }));
      expect(await placeOf(same.data[0]?.candidate.id)).toBeNull();
    }));

  test("knows no arm of another workspace, and no arm twice", () =>
    sandbox(async (ctx) => {
      const { order: _, ...asked } = await judged(ctx, ["1 0"]);
      const query = ListPairs.parse(asked);
      const stranger = { ...ctx, workspaceId: (await aWorkspace(ctx.db)).workspaceId };
      await expect(listPairs(stranger, query)).rejects.toMatchObject({ code: "not_found" });
      await expect(listPairs(ctx, { ...query, candidate: query.baseline })).rejects.toMatchObject({ code: "invalid_input" });
    }));
});
