import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evaluationResults, resultOutputs, resultScores } from "@/db/schema/results";
import { sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { reviewResult } from "@/lib/reviews/review-result";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { findResultPlace } from "./find-result-place";
import { listResults } from "./list-results";
import { planEvaluation } from "./plan-evaluation";
import { ListResults } from "./result-schema";

const numbers = ["one", "two", "three", "four"];

/** Four results of one arm: the first failed, the others took 30, 20 and 10 ms. */
async function measured(ctx: Context) {
  const cases = numbers.map((n, at) => ({ variables: { n }, tags: at % 2 ? ["even"] : ["odd"] }));
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 2 });
  await planEvaluation(ctx, { id });
  const rows = await ctx.db
    .select()
    .from(evaluationResults)
    .where(eq(evaluationResults.evaluationId, id))
    .orderBy(evaluationResults.position);
  const { workspaceId } = ctx;
  for (const [at, row] of rows.entries()) {
    const figures =
      at === 0 ? { status: "failed" as const } : { status: "completed" as const, latencyMs: 40 - at * 10, total: at / 4 };
    await ctx.db.update(evaluationResults).set(figures).where(eq(evaluationResults.id, row.id));
    if (at === 0) continue;
    const output = JSON.stringify({ text: `The answer "${at}" is 100%`, toolCalls: [], finishReason: "stop", servedModel: "m" });
    await ctx.db.insert(resultOutputs).values({ resultId: row.id, workspaceId, messages: "[]", output, raw: "{}" });
    const score = { resultId: row.id, workspaceId, evaluationId: id, armId: row.armId, score: at === 2 ? 0 : 1 };
    await ctx.db.insert(resultScores).values({ ...score, key: "exact-match", passed: at !== 2 });
  }
  return { id, ids: rows.map((row) => row.id) };
}

describe("listResults", () => {
  test("narrows by the evaluator that did not pass, the case's tag, whether a person reviewed it, and a text", () =>
    sandbox(async (ctx) => {
      const { id, ids } = await measured(ctx);
      await reviewResult(ctx, { id: ids[1] ?? "", score: 1, overrides: [], failureTags: [] });
      const found = async (query: object) => {
        const { data, pagination } = await listResults(ctx, ListResults.parse({ id, ...query }));
        expect(pagination.total).toBe(data.length);
        return data.map((result) => ids.indexOf(result.id));
      };
      expect(await found({ failing: "exact-match" })).toEqual([2]);
      expect(await found({ tag: "even" })).toEqual([1, 3]);
      expect(await found({ reviewed: "true" })).toEqual([1]);
      expect(await found({ reviewed: "false" })).toEqual([0, 2, 3]);
      expect(await found({ q: "THREE" })).toEqual([2]);
      expect(await found({ q: 'answer "3"' })).toEqual([3]);
      expect(await found({ q: "100%" })).toEqual([1, 2, 3]);
      expect(await found({ q: "servedModel" })).toEqual([]);
    }));

  test("finds a text as it stands, whatever its case, in no other evaluation's answers", () =>
    sandbox(async (ctx) => {
      const [{ id, ids }, other] = [await measured(ctx), await measured(ctx)];
      const say = (resultId: string | undefined, text: string) =>
        ctx.db
          .update(resultOutputs)
          .set({ output: JSON.stringify({ text, toolCalls: [], finishReason: "stop", servedModel: "m" }) })
          .where(eq(resultOutputs.resultId, resultId ?? ""));
      await say(ids[1], 'Straße "ÜBER"\nC:\\new 50%_');
      await say(other.ids[1], "only there");
      const found = async (q: string) =>
        (await listResults(ctx, ListResults.parse({ id, q }))).data.map((result) => ids.indexOf(result.id));
      for (const q of ["STRAßE", '"über"\nc:', "\\NEW", "50%_"]) expect([q, await found(q)]).toEqual([q, [1]]);
      for (const q of ["5%new", "\\\\new", "c__new", "only there"]) expect([q, await found(q)]).toEqual([q, []]);
    }));

  test("orders by a figure with those that lack it last, whichever way", () =>
    sandbox(async (ctx) => {
      const { id, ids } = await measured(ctx);
      const order = async (query: object) =>
        (await listResults(ctx, ListResults.parse({ id, ...query }))).data.map((result) => ids.indexOf(result.id));
      expect(await order({ sort: "latencyMs", order: "desc" })).toEqual([1, 2, 3, 0]);
      expect(await order({ sort: "latencyMs", order: "asc" })).toEqual([3, 2, 1, 0]);
    }));
});

describe("a walk by cursor", () => {
  const orders = ["position", "latencyMs", "total", "createdAt"].flatMap((sort) =>
    ["asc", "desc"].map((order) => ({ sort, order })),
  );

  test.each(orders)("meets every result once, in the order of the list, by $sort $order", (asked) =>
    sandbox(async (ctx) => {
      const { id } = await measured(ctx);
      const whole = await listResults(ctx, ListResults.parse({ id, ...asked }));
      const met: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listResults(ctx, ListResults.parse({ id, ...asked, pageSize: 1, cursor }));
        expect(page.pagination.total).toBe(4);
        met.push(...page.data.map((result) => result.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && met.length < 9);
      expect(met).toEqual(whole.data.map((result) => result.id));
      expect(whole.nextCursor).toBeNull();
    }),
  );

  test.each(orders)("comes to the same as its pages, from either end, by $sort $order", (asked) =>
    sandbox(async (ctx) => {
      const { id } = await measured(ctx);
      const idsOf = async (query: object) =>
        (await listResults(ctx, ListResults.parse({ id, ...asked, ...query }))).data.map((result) => result.id);
      const whole = await idsOf({});
      for (const pageSize of [1, 2, 3]) {
        const pages = [1, 2, 3, 4, 5].map((page) => idsOf({ pageSize, page }));
        expect((await Promise.all(pages)).flat()).toEqual(whole);
      }
    }),
  );

  test("cannot begin at a result of another evaluation", () =>
    sandbox(async (ctx) => {
      const [{ id }, other] = [await measured(ctx), await measured(ctx)];
      for (const cursor of [other.ids[0], "nonsense"])
        await expect(listResults(ctx, ListResults.parse({ id, cursor }))).rejects.toMatchObject({ code: "invalid_input" });
    }));
});

describe("findResultPlace", () => {
  test("names the neighbours in the filtered list, and nothing for a result outside it", () =>
    sandbox(async (ctx) => {
      const { id, ids } = await measured(ctx);
      const slowest = ListResults.parse({ id, sort: "latencyMs", order: "desc", pageSize: 1 });
      const place = await findResultPlace(ctx, { ...slowest, resultId: ids[2] ?? "" });
      expect(place).toEqual({ place: 2, total: 4, before: ids[1], after: ids[3] });
      expect(await findResultPlace(ctx, { ...slowest, tag: "even", resultId: ids[2] ?? "" })).toBeNull();
    }));
});
