import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { evaluationEvaluators, evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { textOf } from "../stub-provider/behaviour";
import { aWorld, type World } from "./a-world";
import { expectNothingForgotten, expectWhole } from "./expect-whole";

const aCase = (n: string) => ({ variables: { n }, expectations: { exact: `echo ${n}` } });
const judge = { type: "llm-judge", key: "tone", options: { model: "judge", criteria: "Is it friendly?" } };

const failedOf = ({ db }: World, evaluationId: string) =>
  db
    .select()
    .from(evaluationResults)
    .where(and(eq(evaluationResults.evaluationId, evaluationId), eq(evaluationResults.status, "failed")))
    .orderBy(evaluationResults.position);

describe.concurrent("R13: what always fails", () => {
  test("an item whose provider always fails, and one whose evaluator does: each fails alone after its tries", {
    timeout: 120_000,
  }, async () => {
    const world = await aWorld({
      answer: ({ body }) => {
        const text = textOf(body.messages);
        if (body.model !== "judge") return text;
        return text.includes("unjudgeable") ? "I would rather not say." : '{"reason": "It says so.", "score": 5}';
      },
    });
    const fine = Array.from({ length: 10 }, (_, n) => aCase(String(n)));
    const cases = [...fine.slice(0, 5), aCase("[[500]]"), aCase("unjudgeable"), ...fine.slice(5)];
    const { id } = await world.start(cases, 3, { evaluators: [{ type: "exact-match" }, judge] });
    const worker = await world.worker();
    await world.whenEnded(id);
    expect(await worker.stop()).toBe(0);

    await expectWhole(world.db, id, { items: 12, failed: 2 });
    const [unanswered, unjudged] = await failedOf(world, id);
    expect(unanswered).toMatchObject({ errorStage: "call", errorCode: "server_error", total: null, passed: null });
    expect(unjudged).toMatchObject({ errorStage: "evaluator", total: null, passed: null });
    const callsOf = (resultId = "") => world.db.select().from(modelCalls).where(eq(modelCalls.resultId, resultId));
    expect((await callsOf(unanswered?.id)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => "failed"));
    expect((await callsOf(unjudged?.id)).filter((call) => call.evaluatorKey === "").map(({ state }) => state)).toEqual([
      "received",
    ]);
  });

  test("a job that cannot be done is given up after its tries, in words; another evaluation beside it is not troubled", {
    timeout: 120_000,
  }, async () => {
    const world = await aWorld({ latencyMs: 20 });
    await world.db.execute(sql`update pgboss.queue set retry_limit = 2 where name = 'evaluation.run'`);
    const poison = await world.start(5, 2);
    await world.db
      .update(evaluationEvaluators)
      .set({ type: "of-another-build" })
      .where(eq(evaluationEvaluators.evaluationId, poison.id));
    const sound = await world.start(30, 4);
    const worker = await world.worker();
    await Promise.all([world.whenEnded(poison.id), world.whenEnded(sound.id)]);
    expect(await worker.stop()).toBe(0);

    await expectWhole(world.db, sound.id, { items: 30 });
    const [given] = await world.db.select().from(evaluations).where(eq(evaluations.id, poison.id));
    expect(given).toMatchObject({ status: "failed", error: expect.stringMatching(/\w/) });
    const stored = await world.db.select().from(evaluationResults).where(eq(evaluationResults.evaluationId, poison.id));
    expect(stored.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => "cancelled"));
    const jobs = await world.db.execute<{ name: string; tries: number }>(sql`
      select name, retry_count + 1 as tries from pgboss.job
      where name in ('evaluation.run', 'evaluation.abandon') and data->>'evaluationId' = ${poison.id} order by name`);
    expect([...jobs]).toEqual([
      { name: "evaluation.abandon", tries: 1 },
      { name: "evaluation.run", tries: 3 },
    ]);
    expect(world.stub.log.total).toBe(30);
    await expectNothingForgotten(world.db);
  });
});
