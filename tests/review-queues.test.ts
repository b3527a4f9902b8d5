import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asMember, aWorkspace } from "@/db/testing";
import { listAudit } from "@/lib/audit/list-audit";
import { ListAudit } from "@/lib/audit/schema";
import type { Context } from "@/lib/context";
import { closeQueue } from "@/lib/reviews/close-queue";
import { createQueue } from "@/lib/reviews/create-queue";
import { getQueue } from "@/lib/reviews/get-queue";
import { judgeItem } from "@/lib/reviews/judge-item";
import { nextItem } from "@/lib/reviews/next-item";
import { CreateQueue, JudgeItem } from "@/lib/reviews/schema";
import { skipItem } from "@/lib/reviews/skip-item";
import { undoJudgement } from "@/lib/reviews/undo-judgement";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere, outcomeOf } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;
let evaluation: { id: string; right: string; wrong: string };

beforeAll(async () => {
  await theDefaultProvider();
  ctx = await aWorkspace();
  evaluation = await twoArms();
});

/** Eight cases: the first arm is right in each, the second in the last three; a heuristic passes every answer. */
async function twoArms() {
  const cases = Array.from({ length: 8 }, (_, n) => ({
    variables: { n: String(n) },
    expectations: { exact: n < 5 ? `echo ${n}` : "either" },
  }));
  const evaluators = [{ type: "exact-match" }, { type: "heuristic", options: { maxLength: 1_000 } }];
  const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 4, evaluators, templates: ["echo {{n}}", "echo  {{n}}"] });
  const { evaluation } = await finishedHere(ctx, id);
  const [right, wrong] = evaluation.versions.map(({ armId }) => armId);
  return { id, right: right ?? "", wrong: wrong ?? "" };
}

const polite = { key: "polite", name: "Is it polite?", kind: "boolean" };
const clear = { key: "clear", name: "Is it clear?", kind: "scale" };
const aQueue = (more: object = {}) =>
  createQueue(
    ctx,
    CreateQueue.parse({
      ...{ evaluationId: evaluation.id, name: "Tone", rule: { of: "random", count: 4 }, criteria: [polite] },
      ...more,
    }),
  );
const itemsOf = (queueId: string) =>
  ctx.db.execute<{ id: string; resultId: string; rivalId: string | null; swapped: boolean; armId: string; passed: boolean }>(sql`
    select i.id, i.result_id as "resultId", i.rival_id as "rivalId", i.swapped, r.arm_id as "armId", r.passed from review_items i
    join evaluation_results r on r.id = i.result_id where i.queue_id = ${queueId} order by i.position`);
const next = async (queueId: string, who = ctx) => (await nextItem(who, { id: queueId })).item;
const judge = (queueId: string, itemId: string, more: object = { answers: { polite: true } }, who = ctx) =>
  judgeItem(who, JudgeItem.parse({ id: queueId, itemId, ...more }));

let colleague: Context;
beforeEach(async () => {
  colleague = await asMember(ctx, "reviewer");
});

describe("a queue's rule chooses", () => {
  test("so many at random, the same for a seed and others for another", async () => {
    const chosen = async (seed: number) => {
      const { id } = await aQueue({ rule: { of: "random", count: 6, seed } });
      return (await itemsOf(id)).map(({ resultId }) => resultId);
    };
    expect(await chosen(7)).toEqual(await chosen(7));
    expect(await chosen(7)).not.toEqual(await chosen(8));
    expect(new Set(await chosen(7)).size).toBe(6);
  });

  test("what did not pass, of one arm where that is asked", async () => {
    const failed = await itemsOf((await aQueue({ rule: { of: "failures", count: 100 } })).id);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(({ passed }) => passed === false)).toBe(true);
    const { id } = await aQueue({ rule: { of: "failures", count: 100, armId: evaluation.wrong } });
    expect((await itemsOf(id)).every(({ armId }) => armId === evaluation.wrong)).toBe(true);
  });

  test("those whose evaluators disagree", async () => {
    const { id } = await aQueue({ rule: { of: "disagreements", count: 100 } });
    const { results } = await outcomeOf(ctx, evaluation.id);
    const split = results.filter(({ scores }) => new Set(scores.map(({ passed }) => passed)).size === 2);
    expect((await itemsOf(id)).map(({ resultId }) => resultId).sort()).toEqual(split.map(({ id }) => id).sort());
  });

  test("the cases a candidate lost, side by side where that is asked", async () => {
    const sides = { baseline: evaluation.right, candidate: evaluation.wrong };
    const items = await itemsOf((await aQueue({ rule: { of: "regressions", count: 100, ...sides }, sideBySide: sides })).id);
    expect(items).toHaveLength(5);
    expect(items.every(({ armId, rivalId }) => armId === evaluation.wrong && rivalId !== null)).toBe(true);
  });

  test("nothing, and says so, where no result fits", async () => {
    const rule = { of: "failures", count: 5, armId: "arm_none" };
    await expect(aQueue({ rule })).rejects.toMatchObject({ code: "not_found" });
    const sides = { baseline: evaluation.wrong, candidate: evaluation.right };
    await expect(aQueue({ rule: { of: "regressions", count: 5, ...sides } })).rejects.toMatchObject({ code: "unprocessable" });
  });
});

describe("a reviewer", () => {
  test("is handed one item at a time, the same until it is judged, and another than a colleague", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 2 } });
    const first = await next(id);
    expect((await next(id))?.id).toBe(first?.id);
    const theirs = await next(id, colleague);
    expect(theirs?.id).not.toBe(first?.id);
    expect(await next(id, await asMember(ctx, "reviewer"))).toBeNull();
    await judge(id, first?.id ?? "");
    expect(await next(id)).toBeNull(); // the other is in a colleague's hands
  });

  test("gets what a colleague left lying once the hold has run out, and the colleague's judgement counts all the same", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 1 } });
    const left = await next(id, colleague);
    await ctx.db.execute(sql`update review_tasks set leased_until = now() - interval '1 second' where item_id = ${left?.id}`);
    expect((await next(id))?.id).toBe(left?.id);
    await judge(id, left?.id ?? "", undefined, colleague);
    await judge(id, left?.id ?? "");
    expect((await getQueue(ctx, { id })).progress).toMatchObject({ done: 1, judgements: 2, mine: 1, left: 0 });
  });

  test("shares items among as many as the queue asks for, those begun first", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 3 }, reviewersPerItem: 2 });
    const first = await next(id);
    await judge(id, first?.id ?? "");
    expect((await next(id, colleague))?.id).toBe(first?.id);
    await judge(id, first?.id ?? "", undefined, colleague);
    expect((await next(id, colleague))?.id).not.toBe(first?.id);
    expect((await getQueue(ctx, { id })).progress).toEqual({ items: 3, done: 1, judgements: 2, mine: 1, left: 2 });
  });

  test("never shares the last place with another, however many ask at once", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 3 } });
    const crowd = await Promise.all(Array.from({ length: 6 }, () => asMember(ctx, "reviewer")));
    const handed = (await Promise.all(crowd.map((who) => next(id, who)))).flatMap((item) => item?.id ?? []);
    expect(handed).toHaveLength(3);
    expect(new Set(handed).size).toBe(3);
  });

  test("may leave an item to others, take a judgement back, and judge nothing twice", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 2 } });
    const skipped = (await next(id))?.id ?? "";
    await skipItem(ctx, { id, itemId: skipped });
    const second = (await next(id))?.id ?? "";
    expect(second).not.toBe(skipped);
    const made = await judge(id, second);
    await expect(judge(id, second)).rejects.toMatchObject({ code: "conflict" });
    expect(await undoJudgement(ctx, { id })).toEqual({ itemId: second });
    expect(await undoJudgement(ctx, { id })).toEqual({ itemId: null });
    expect((await next(id))?.id).toBe(second);
    const again = await judge(id, second, { answers: { polite: false } });
    expect(again.id).not.toBe(made.id);
    expect(again).toMatchObject({ score: 0, passed: false });
  });

  test("can do nothing more in a queue that is closed", async () => {
    const { id } = await aQueue();
    const item = await next(id);
    await closeQueue(ctx, { id });
    const each = [
      () => next(id),
      () => judge(id, item?.id ?? ""),
      () => undoJudgement(ctx, { id }),
      () => closeQueue(ctx, { id }),
    ];
    for (const work of each) await expect(work()).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a queue is told of by its name in the audit log", async () => {
  const { id } = await aQueue({ name: "Tone of the spring" });
  const { data } = await listAudit(ctx, ListAudit.parse({ targetId: id }));
  expect(data).toMatchObject([{ action: "review_queue.created", target: { name: "Tone of the spring" } }]);
});

describe("a blind queue", () => {
  test("shows nothing that says where an answer comes from or how it was scored", async () => {
    const { id } = await aQueue();
    const item = await next(id);
    expect(item?.revealed).toBeNull();
    expect(JSON.stringify(item)).not.toMatch(/servedModel|stub-model|arm_|"total"|"passed"/);
    const open = await next((await aQueue({ blind: false })).id);
    expect(open?.revealed).toEqual([expect.objectContaining({ armLabel: expect.any(String), passed: expect.any(Boolean) })]);
  });

  test("shuffles the sides of pairs and keeps which was which", async () => {
    const sides = { baseline: evaluation.right, candidate: evaluation.wrong };
    const { id } = await aQueue({ rule: { of: "random", count: 8 }, sideBySide: sides, criteria: [] });
    const items = await itemsOf(id);
    expect(new Set(items.map(({ swapped }) => swapped)).size).toBe(2);
    for (const { id: itemId, swapped, resultId } of items) {
      const shown = await next(id);
      expect(shown).toMatchObject({ id: itemId, messages: null });
      expect(shown?.sides[swapped ? 0 : 1]?.output?.text).toMatch(/^echo {2}/); // the candidate's
      const review = await judge(id, itemId, { better: "left" });
      expect(review).toMatchObject({ resultId, passed: null, score: swapped ? 1 : 0 });
    }
  });
});

describe("what reviewers agree on", () => {
  test("is told by criterion, from the items that several judged", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 4 }, criteria: [polite, clear], reviewersPerItem: 2 });
    const items = await itemsOf(id);
    const [yes, no] = [true, false];
    const answers = [
      [
        { polite: yes, clear: 5 },
        { polite: yes, clear: 5 },
      ],
      [
        { polite: no, clear: 1 },
        { polite: no, clear: 2 },
      ],
      [
        { polite: yes, clear: 3 },
        { polite: no, clear: 3 },
      ],
    ];
    for (const [at, [mine, theirs]] of answers.entries()) {
      await judge(id, items[at]?.id ?? "", { answers: mine });
      await judge(id, items[at]?.id ?? "", { answers: theirs }, colleague);
    }
    await judge(id, items[3]?.id ?? "", { answers: { polite: yes, clear: 1 } });
    const { agreement } = await getQueue(ctx, { id });
    expect(agreement.map(({ key, items, agreed }) => [key, items, agreed])).toEqual([
      ["polite", 3, 2 / 3],
      ["clear", 3, 2 / 3],
    ]);
    // by hand: two of six ordered pairs differ (Do 1/3), three yes and three no (De 18/30)
    expect(agreement[0]?.alpha).toBeCloseTo(1 - 1 / 3 / (18 / 30), 12);
    expect(agreement[1]?.alpha).toBeGreaterThan(0.9);
  });
});

test("queues keep to their workspace, and only who may write evaluations makes one", async () => {
  const { id } = await aQueue();
  const item = await next(id);
  const stranger = await aWorkspace();
  const each = [() => getQueue(stranger, { id }), () => next(id, stranger), () => judge(id, item?.id ?? "", undefined, stranger)];
  for (const work of each) await expect(work()).rejects.toMatchObject({ code: "not_found" });
  const asked = { evaluationId: evaluation.id, name: "x", rule: { of: "random", count: 1 }, criteria: [polite] };
  await expect(createQueue(colleague, CreateQueue.parse(asked))).rejects.toMatchObject({ code: "forbidden" });
  await expect(createQueue(stranger, CreateQueue.parse(asked))).rejects.toMatchObject({ code: "not_found" });
});

describe("an item got ready beside the one in hand", () => {
  test("is another, is kept from others for a short time, and the one in hand is held on", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 3 } });
    const first = await next(id);
    await ctx.db.execute(sql`update review_tasks set leased_until = now() + interval '1 minute' where item_id = ${first?.id}`);
    const { item: ready } = await nextItem(ctx, { id, beside: first?.id });
    expect(ready?.id).not.toBe(first?.id);
    expect((await nextItem(ctx, { id, beside: first?.id })).item?.id).toBe(ready?.id);
    expect((await next(id, colleague))?.id).not.toBe(ready?.id);
    const minutes = await ctx.db.execute<{ id: string; minutes: number }>(sql`
      select t.item_id as id, round(extract(epoch from t.leased_until - now()) / 60)::int as minutes from review_tasks t
      where t.item_id in (${first?.id}, ${ready?.id}) and t.reviewer_id = ${ctx.principal.id}`);
    expect(Object.fromEntries(minutes.map((row) => [row.id, row.minutes]))).toEqual({
      [first?.id ?? ""]: 10,
      [ready?.id ?? ""]: 3,
    });
  });

  test("does not take back what slipped into other hands, and the one that was taken back comes first where asked for", async () => {
    const { id } = await aQueue({ rule: { of: "random", count: 3 } });
    const first = await next(id);
    await ctx.db.execute(sql`update review_tasks set leased_until = now() - interval '1 second' where item_id = ${first?.id}`);
    expect((await next(id, colleague))?.id).toBe(first?.id);
    const { item: ready } = await nextItem(ctx, { id, beside: first?.id });
    expect((await next(id))?.id).toBe(ready?.id); // not the first, which a colleague has now
    await judge(id, ready?.id ?? "");
    const third = await next(id);
    await undoJudgement(ctx, { id });
    expect((await nextItem(ctx, { id, prefer: ready?.id })).item?.id).toBe(ready?.id);
    expect((await nextItem(ctx, { id, beside: ready?.id })).item?.id).toBe(third?.id);
  });
});
