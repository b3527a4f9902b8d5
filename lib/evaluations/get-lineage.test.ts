import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { evaluations } from "@/db/schema/evaluations";
import { aWorkspace, sandbox } from "@/db/testing";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { getLineage } from "./get-lineage";

test("names the source and the re-scores, and none of another workspace", () =>
  sandbox(async (ctx) => {
    const [source, first, second] = [
      await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 }),
      await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 }),
      await aStartedEvaluation(ctx, { cases: 1, concurrency: 1 }),
    ];
    const of = (id: string, sourceEvaluationId: string) =>
      ctx.db.update(evaluations).set({ sourceEvaluationId }).where(eq(evaluations.id, id));
    await of(first.id, source.id);
    await of(second.id, first.id);
    const idsOf = ({ source, rescores }: Awaited<ReturnType<typeof getLineage>>) => [source?.id, rescores.map(({ id }) => id)];
    expect(idsOf(await getLineage(ctx, source))).toEqual([undefined, [first.id]]);
    expect(idsOf(await getLineage(ctx, { ...first, sourceEvaluationId: source.id }))).toEqual([source.id, [second.id]]);
    const stranger = await aWorkspace(ctx.db);
    expect(idsOf(await getLineage(stranger, { ...first, sourceEvaluationId: source.id }))).toEqual([undefined, []]);
  }));

test("says in which ways each measures otherwise than this one", () =>
  sandbox(async (ctx) => {
    const started = (evaluators: unknown[]) => aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators });
    const exact = { type: "exact-match" };
    const [source, other] = [await started([exact]), await started([{ ...exact, weight: 2 }])];
    const same = await started([exact]);
    const of = (id: string) => ctx.db.update(evaluations).set({ sourceEvaluationId: source.id }).where(eq(evaluations.id, id));
    for (const { id } of [other, same]) await of(id);
    const { rescores } = await getLineage(ctx, source);
    const expected = [
      [other.id, ["“exact-match” has the weight 2 in the other and 1 in this one."]],
      [same.id, []],
    ];
    expect(rescores.map(({ id, differences }) => [id, differences])).toEqual(expected);
  }));
