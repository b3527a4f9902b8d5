import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { evaluationResults } from "@/db/schema/results";
import { sandbox } from "@/db/testing";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { planEvaluation } from "./plan-evaluation";
import { storeTotals } from "./store-totals";
import { summariseEvaluations } from "./summarise-evaluations";

test("counts the items behind an arm's rate, while it runs and after its end", () =>
  sandbox(async (ctx) => {
    const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 1 });
    await planEvaluation(ctx, { id });
    const ended = (status: "completed" | "failed", position: number) =>
      ctx.db
        .update(evaluationResults)
        .set({ status })
        .where(and(eq(evaluationResults.evaluationId, id), eq(evaluationResults.position, position)));
    const completed = async () => (await summariseEvaluations(ctx, { ids: [id] })).map((arm) => arm.completed);
    await ended("completed", 1);
    expect(await completed()).toEqual([1]);
    await ended("completed", 2);
    await ended("failed", 3);
    await storeTotals(ctx, id);
    expect(await completed()).toEqual([2]);
  }));
