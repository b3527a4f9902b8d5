import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asMember, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createQueue } from "@/lib/reviews/create-queue";
import { judgeEligibility } from "@/lib/reviews/judge-eligibility";
import { judgeItem } from "@/lib/reviews/judge-item";
import { listJudges } from "@/lib/reviews/list-judges";
import { CreateQueue, JudgeItem, JudgePage, ListJudges } from "@/lib/reviews/schema";
import { undoJudgement } from "@/lib/reviews/undo-judgement";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

const cases = 60;
const correct = { key: "correct", name: "Is it correct?", kind: "boolean" };
const tone = { key: "tone", name: "Is it friendly?", kind: "scale", required: false };

let ctx: Context;
let fingerprint: string;
let evaluationId: string;

/** Sixty answers that a judge with the key `tone` gave 1, which it passes: the stub always says 5 of 5. */
beforeAll(async () => {
  await theDefaultProvider({
    answer: ({ body }) => (body.model === "judge" ? '{"reason": "It says so.", "score": 5}' : textOf(body.messages)),
  });
});

beforeEach(async () => {
  ctx = await aWorkspace();
  const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };
  ({ id: evaluationId } = await aStartedEvaluation(ctx, { cases, concurrency: 20, evaluators: [judge] }));
  await finishedHere(ctx, evaluationId);
  const [use] = await ctx.db.execute<{ fingerprint: string }>(
    sql`select fingerprint from evaluation_evaluators where evaluation_id = ${evaluationId}`,
  );
  fingerprint = use?.fingerprint ?? expect.unreachable();
});

async function aQueue(more: object = {}): Promise<{ id: string; items: string[] }> {
  const asked = { evaluationId, name: "Tone", rule: { of: "random", count: cases }, criteria: [correct], reviewersPerItem: 5 };
  const { id } = await createQueue(ctx, CreateQueue.parse({ ...asked, ...more }));
  const rows = await ctx.db.execute<{ id: string }>(sql`select id from review_items where queue_id = ${id} order by position`);
  return { id, items: rows.map((row) => row.id) };
}

type Answers = Record<string, boolean | number>;
const judge = (id: string, itemId: string, answers: Answers, who = ctx) =>
  judgeItem(who, JudgeItem.parse({ id, itemId, answers }));
async function judgeAll({ id, items }: Awaited<ReturnType<typeof aQueue>>, answersTo: (at: number) => Answers, who = ctx) {
  for (const [at, itemId] of items.entries()) await judge(id, itemId, answersTo(at), who);
}
const eligibility = async () => (await judgeEligibility(ctx, [fingerprint]))[0];

describe("a judge", () => {
  test("is not eligible before people judged its answers", async () => {
    expect(await eligibility()).toMatchObject({
      judgements: 0,
      agreed: null,
      eligible: false,
      reason: expect.stringMatching(/50/),
    });
    expect(await judgeEligibility(ctx, [])).toEqual([]);
  });

  test("is with 50 judgements and a low end of the interval of 80 %, and not with one less of either", async () => {
    const queue = await aQueue();
    for (const itemId of queue.items.slice(0, 49)) await judge(queue.id, itemId, { correct: true });
    expect(await eligibility()).toMatchObject({
      judgements: 49,
      agreed: 1,
      eligible: false,
      reason: expect.stringMatching(/1 more/),
    });
    await judge(queue.id, queue.items[49] ?? "", { correct: true });
    expect(await eligibility()).toMatchObject({ judgements: 50, agreed: 1, eligible: true });
    for (const itemId of queue.items.slice(50)) await judge(queue.id, itemId, { correct: false });
    // scipy.stats.binomtest(50, 60).proportion_ci(method="wilson") → 0.71969..., 0.90688...
    const after = await eligibility();
    expect(after).toMatchObject({ judgements: 60, agreed: 50 / 60, eligible: false });
    expect(after?.low).toBeCloseTo(0.7197, 3);
    await undoJudgement(ctx, { id: queue.id });
    expect(await eligibility()).toMatchObject({ judgements: 59, agreed: 50 / 59 });
  });

  test.each([
    ["that chose failures", { rule: { of: "failures", count: cases } }],
    ["that shows scores", { blind: false }],
  ])("is not helped by a queue %s", async (_, more) => {
    await ctx.db.execute(sql`update evaluation_results set passed = false where evaluation_id = ${evaluationId}`);
    await judgeAll(await aQueue(more), () => ({ correct: true }));
    expect(await eligibility()).toMatchObject({ judgements: 0 });
  });

  test("is not helped by an API key that judges", async () => {
    const key: Context = { ...ctx, principal: { kind: "key", id: "key_robot", scopes: ctx.principal.scopes } };
    await judgeAll(await aQueue(), () => ({ correct: true }), key);
    expect(await eligibility()).toMatchObject({ judgements: 0 });
  });

  test("has each answer counted once, as most people judged it and not at all where they are split", async () => {
    const queue = await aQueue({ rule: { of: "random", count: 3 } });
    const [all, split, most] = queue.items;
    const people = await Promise.all([1, 2, 3].map(() => asMember(ctx, "reviewer")));
    const said = { [all ?? ""]: [true, true, true], [split ?? ""]: [true, false], [most ?? ""]: [false, false, true] };
    for (const [itemId, words] of Object.entries(said))
      for (const [at, word] of words.entries()) await judge(queue.id, itemId, { correct: word }, people[at]);
    expect(await eligibility()).toMatchObject({ judgements: 2, agreed: 0.5 });
    const again = await aQueue({ rule: { of: "random", count: 3 } });
    for (const itemId of again.items) await judge(again.id, itemId, { correct: true }, people[0]);
    expect(await eligibility()).toMatchObject({ judgements: 2, agreed: 1 }); // a person's newest word counts
  });

  test("is held to the criterion of its own key where the queue has one, from 3 of 5 on", async () => {
    const queue = await aQueue({ rule: { of: "random", count: 3 }, criteria: [correct, tone] });
    const answers: Answers[] = [{ correct: false, tone: 3 }, { correct: true, tone: 2 }, { correct: true }];
    for (const [at, itemId] of queue.items.entries()) await judge(queue.id, itemId, answers[at] ?? {});
    expect(await eligibility()).toMatchObject({ judgements: 3, agreed: 2 / 3 });
  });

  test("is listed with the uses of it, in its own workspace alone", async () => {
    await judgeAll(await aQueue({ rule: { of: "random", count: 1 } }), () => ({ correct: true }));
    const { data, pagination } = JudgePage.parse(await listJudges(ctx, ListJudges.parse({})));
    expect(pagination.total).toBe(1);
    expect(data[0]).toMatchObject({ fingerprint, type: "llm-judge", key: "tone", evaluations: 1, judgements: 1, saved: null });
    const stranger = await aWorkspace();
    expect((await listJudges(stranger, ListJudges.parse({}))).data).toEqual([]);
    expect(await judgeEligibility(stranger, [fingerprint])).toMatchObject([{ judgements: 0 }]);
  });
});
