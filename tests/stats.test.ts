import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { aWorkspace } from "@/db/testing";
import { getAlert } from "@/lib/alerts/get-alert";
import type { Context } from "@/lib/context";
import { getStats } from "@/lib/dashboard/get-stats";
import { GetStats } from "@/lib/dashboard/schema";
import { abandonEvaluation } from "@/lib/evaluations/abandon-evaluation";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { aFilledWorkspace, type Ids } from "./a-filled-workspace";
import { aStartedEvaluation } from "./a-started-evaluation";

let own: { ctx: Context; ids: Ids };
beforeAll(async () => {
  own = await aFilledWorkspace("greeting");
});

const statsOf = (ctx: Context, query: object = {}) => getStats(ctx, GetStats.parse(query));

describe("the dashboard's figures", () => {
  test("are those of the rows, and the evaluation's are the ones its own page shows", async () => {
    const stats = await statsOf(own.ctx);
    expect(stats.counts).toEqual({
      ...{ prompts: 1, versions: 6, activeVersions: 1, drafts: 2, datasets: 2, cases: 2, evaluations: 6 },
    });
    const { versions } = await getEvaluation(own.ctx, { id: own.ids.evaluation });
    const evaluation = stats.evaluations.find(({ id }) => id === own.ids.evaluation);
    expect(evaluation).toMatchObject({ id: own.ids.evaluation, status: "completed", planned: 2, open: 0 });
    expect(evaluation?.arms).toMatchObject([
      { label: versions[0]?.label, passRate: versions[0]?.passRate, verdict: null },
      { label: versions[1]?.label, passRate: versions[1]?.passRate, verdict: "undecided" }, // one case decides nothing
    ]);
    const ended = [own.ids.evaluation, own.ids.golden];
    const all = (await Promise.all(ended.map((id) => getEvaluation(own.ctx, { id })))).flatMap((one) => one.versions);
    const tokens = all.reduce((sum, arm) => sum + arm.tokens.input + arm.tokens.output, 0);
    expect(stats.days.at(-1)).toMatchObject({ runs: 1, evaluations: 6, scored: 8, passRate: 1, tokens, costUsd: 0 });
    expect(stats.promotions.find(({ environment }) => environment === "production")).toMatchObject({
      ...{ kind: "promote", number: 1, fromNumber: 2, createdByName: "Somebody" },
    });
  });

  test("name what wants a look: the drafts, the last edited first, and the undecided evaluation until a later one on its dataset", async () => {
    const { attention } = await statsOf(own.ctx);
    expect(attention.drafts).toMatchObject([{ id: own.ids.unused }, { id: own.ids.draft, promptSlug: "greeting", number: 4 }]);
    expect(attention.evaluations.map(({ id }) => id)).toEqual([own.ids.evaluation]);
    expect(attention.alerts).toMatchObject([{ id: own.ids.alert, state: "open", number: 1, environment: "production" }]);
    const { evaluationId, confirmingId } = await getAlert(own.ctx, { id: own.ids.alert });
    expect(attention.running.map(({ id }) => id).sort()).toEqual([evaluationId, confirmingId, own.ids.queued].sort());
  });

  test("have a row for every day, and are another workspace's for nobody", async () => {
    const stats = await statsOf(await aWorkspace(), { days: 7, tz: "Asia/Tokyo" });
    expect(stats.days).toHaveLength(7);
    expect(stats.days.map(({ passRate }) => passRate)).toEqual(Array(7).fill(null));
    expect([stats.evaluations, stats.promotions, stats.attention.drafts]).toEqual([[], [], []]);
  });
});

test("an evaluation that runs shows how far it is, and one given up keeps the figures of what was done", async () => {
  const ctx = await aWorkspace();
  const { id } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 1 });
  await planEvaluation(ctx, { id });
  expect((await statsOf(ctx)).attention.running).toMatchObject([{ id, planned: 3, open: 3, status: "running" }]);

  await abandonEvaluation(ctx, { id });
  const { attention } = await statsOf(ctx);
  expect([attention.running, attention.evaluations.map((one) => one.id)]).toEqual([[], [id]]);
  expect(await ctx.db.select().from(evaluationArms).where(eq(evaluationArms.evaluationId, id))).toMatchObject([
    { scored: 0, passed: 0, tokens: 0, costUsd: 0, verdict: null },
  ]);
});

test("a day with a call of unknown price has no cost rather than a wrong one", async () => {
  const { ctx, ids } = await aFilledWorkspace("unpriced");
  await ctx.db.update(evaluationArms).set({ costUsd: null }).where(eq(evaluationArms.evaluationId, ids.evaluation));
  expect((await statsOf(ctx)).days.at(-1)?.costUsd).toBeNull();
  await ctx.db
    .update(evaluations)
    .set({ finishedAt: new Date(Date.now() - 3 * 86_400_000) })
    .where(eq(evaluations.id, ids.evaluation));
  expect((await statsOf(ctx)).days.at(-1)).toMatchObject({ costUsd: 0, scored: 6, passRate: 1 });
});
