import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { scheduleRuns } from "@/db/schema/alerts";
import { auditEntries } from "@/db/schema/audit";
import { evaluations } from "@/db/schema/evaluations";
import { suites } from "@/db/schema/suites";
import { auditTrail } from "@/db/testing";
import { getAlert } from "@/lib/alerts/get-alert";
import { updateAlert } from "@/lib/alerts/update-alert";
import type { Context } from "@/lib/context";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { getSchedule } from "@/lib/schedules/get-schedule";
import { listScheduleRuns } from "@/lib/schedules/list-schedule-runs";
import { runSchedule } from "@/lib/schedules/run-schedule";
import { ListScheduleRuns } from "@/lib/schedules/schema";
import { settleRun } from "@/lib/schedules/settle-run";
import { updateSchedule } from "@/lib/schedules/update-schedule";
import { alertsOf, aServedOne, aWatchedPrompt, makeDue, measuredHere, runsOf, tick } from "./a-watched-prompt";
import { noisyAnswers } from "./noisy-answers";
import { ownDatabase } from "./own-database";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

await ownDatabase();
const noise = noisyAnswers();
beforeAll(async () => {
  await theDefaultProvider({ answer: noise.answer });
});

const problemOf = async (ctx: Context, id: string) => (await getSchedule(ctx, { id })).problem;
const outcomesOf = async (ctx: Context, id: string) => (await runsOf(ctx, id)).map(({ outcome }) => outcome);

describe("a schedule that is due", () => {
  test("measures what is served once, on the suite, in the name of the schedule, and moves its next time on", async () => {
    const { ctx, schedule, suite, version } = await aWatchedPrompt({ seed: 1_001, cases: 30 });
    await makeDue(ctx, schedule.id, 24); // a day without a worker
    await Promise.all([tick(ctx), tick(ctx), tick(ctx)]); // as several workers
    const [run, ...more] = await runsOf(ctx, schedule.id);
    expect(more).toEqual([]);
    const id = run?.evaluationId ?? "";
    const [evaluation] = await ctx.db.select().from(evaluations).where(eq(evaluations.id, id));
    const byIt = { suiteId: suite.id, suiteRevision: 1, purpose: "scheduled", trials: 1, createdBy: schedule.id };
    expect(evaluation).toMatchObject(byIt);
    const [entry] = await ctx.db.select().from(auditEntries).where(eq(auditEntries.targetId, id));
    expect(entry).toMatchObject({ action: "evaluation.created", actorKind: "system", actorId: schedule.id });
    const after = await getSchedule(ctx, { id: schedule.id });
    expect(after).toMatchObject({ problem: null, lastRun: { evaluationId: id, outcome: "running" } });
    expect(after.nextTimes.every((time) => time > new Date())).toBe(true);
    const ended = await finishedHere(ctx, id);
    expect(ended.evaluation.versions.map(({ versionId }) => versionId)).toEqual([version.id]);
    expect(await outcomesOf(ctx, schedule.id)).toEqual(["fine"]);
  });

  test("says why it cannot start, goes on to its next time, and stops no other", async () => {
    const broken = await aWatchedPrompt({ seed: 1_002, cases: 20 });
    const sound = await aWatchedPrompt({ seed: 1_003, cases: 20 });
    const asked = async () => {
      await makeDue(broken.ctx, broken.schedule.id, 1);
      await tick(broken.ctx);
      return problemOf(broken.ctx, broken.schedule.id);
    };
    const { db } = broken.ctx;
    const ofSuite = eq(suites.id, broken.suite.id);
    await db.update(suites).set({ archivedAt: new Date() }).where(ofSuite);
    await makeDue(sound.ctx, sound.schedule.id);
    expect(await asked()).toMatch(/suite is archived/);
    expect(await outcomesOf(sound.ctx, sound.schedule.id)).toEqual(["running"]);
    expect((await getSchedule(broken.ctx, { id: broken.schedule.id })).nextTimes[0]?.getTime()).toBeGreaterThan(Date.now());
    await db.update(suites).set({ archivedAt: null, revision: 2 }).where(ofSuite);
    expect(await asked()).toMatch(/revision 2 and the baseline at revision 1/);
    await db.update(suites).set({ revision: 1 }).where(ofSuite);
    expect(await asked()).toBeNull();
    expect(await asked()).toMatch(/still under way/);
    expect(await outcomesOf(broken.ctx, broken.schedule.id)).toEqual(["running"]);
  });
});

describe("a schedule that somebody runs", () => {
  test("measures as when it is due, in that person's name, and stays due when it was", async () => {
    const { ctx, schedule } = await aWatchedPrompt({ seed: 1_004, cases: 20 });
    const { id } = schedule;
    const run = await runSchedule(ctx, { id });
    expect(await runsOf(ctx, id)).toMatchObject([{ id: run.id, evaluationId: run.evaluationId, outcome: "running" }]);
    const [evaluation] = await ctx.db.select().from(evaluations).where(eq(evaluations.id, run.evaluationId));
    expect(evaluation).toMatchObject({ suiteRevision: 1, purpose: "scheduled", trials: 1, createdBy: ctx.principal.id });
    const [entry] = await ctx.db.select().from(auditEntries).where(eq(auditEntries.targetId, run.evaluationId));
    expect(entry).toMatchObject({ action: "evaluation.created", actorKind: "user", actorId: ctx.principal.id });
    expect((await getSchedule(ctx, { id })).nextTimes).toEqual(schedule.nextTimes);
    await expect(runSchedule(ctx, { id })).rejects.toMatchObject({ code: "conflict" });
    await finishedHere(ctx, run.evaluationId);
    expect(await outcomesOf(ctx, id)).toEqual(["fine"]);
  });

  test("is run by two at once only once, also while it is switched off", async () => {
    const { ctx, schedule } = await aWatchedPrompt({ seed: 1_005, cases: 20 });
    const { id } = schedule;
    await updateSchedule(ctx, { id, enabled: false });
    const asked = await Promise.allSettled([runSchedule(ctx, { id }), runSchedule(ctx, { id })]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await outcomesOf(ctx, id)).toEqual(["running"]);
    expect(await getSchedule(ctx, { id })).toMatchObject({ enabled: false, nextTimes: [], problem: null });
  });
});

describe("a loss", () => {
  test("that a second run at once confirms opens one alert with both comparisons, and no other until it is resolved", async () => {
    const { ctx, schedule, version, prompt } = await aWatchedPrompt({ seed: 1_010, cases: 60 });
    noise.setShare("1010", 0.4);
    const run = await measuredHere(ctx, schedule.id);
    expect(run).toMatchObject({ outcome: "alert", problem: null });
    const [found, ...more] = await alertsOf(ctx);
    expect(more).toEqual([]);
    const alert = await getAlert(ctx, { id: found?.id ?? "" });
    expect(alert).toMatchObject({ state: "open", isServed: true, versionId: version.id, evaluationId: run?.evaluationId });
    for (const figures of [alert.figures.first, alert.figures.confirming]) {
      expect(figures).toMatchObject({ primary: "passRate", verdict: "worse", cases: 60 });
      expect(figures.high).toBeLessThan(0);
    }
    expect(alert.sentence).toMatch(/^watched-1010 v1 in production is worse than its baseline: pass rate −\d/);
    const { data: runs } = await listScheduleRuns(ctx, ListScheduleRuns.parse({ id: schedule.id }));
    expect(runs).toMatchObject([{ id: run?.id, outcome: "alert", alertId: alert.id }]);
    const confirming = await ctx.db.select().from(evaluations).where(eq(evaluations.id, alert.confirmingId));
    expect(confirming).toMatchObject([{ purpose: "confirming", createdBy: schedule.id }]);

    expect(await measuredHere(ctx, schedule.id)).toMatchObject({ outcome: "alert" });
    await updateAlert(ctx, { id: alert.id, state: "acknowledged", note: "seen" });
    await aServedOne(ctx, prompt.id, 1_010);
    expect(await getAlert(ctx, { id: alert.id })).toMatchObject({ state: "acknowledged", isServed: false, servedNumber: 2 });
    expect(await alertsOf(ctx)).toHaveLength(1);
    await updateAlert(ctx, { id: alert.id, state: "resolved" });
    await expect(updateAlert(ctx, { id: alert.id, state: "acknowledged" })).rejects.toMatchObject({ code: "conflict" });
    expect(await measuredHere(ctx, schedule.id)).toMatchObject({ outcome: "alert" });
    expect(await alertsOf(ctx)).toHaveLength(2);
    const trail = (await auditTrail(ctx)).filter((action) => action.startsWith("alert."));
    expect(trail).toEqual(["alert.opened", "alert.acknowledged", "alert.resolved", "alert.opened"]);
  });

  test("that the second run does not show again is chance: no alert", async () => {
    const { ctx, schedule } = await aWatchedPrompt({ seed: 1_020, cases: 60 });
    await makeDue(ctx, schedule.id);
    await tick(ctx);
    const [run] = await runsOf(ctx, schedule.id);
    noise.setShare("1020", 0.4);
    await finishedHere(ctx, run?.evaluationId ?? "");
    expect(await outcomesOf(ctx, schedule.id)).toEqual(["confirming"]);
    noise.setShare("1020", 0.95);
    const [again] = await runsOf(ctx, schedule.id);
    await finishedHere(ctx, again?.confirmingId ?? "");
    expect(await outcomesOf(ctx, schedule.id)).toEqual(["fine"]);
    expect(await alertsOf(ctx)).toEqual([]);
  });

  test("is found by the next tick where the worker died before it compared, and counted once however often it is told", async () => {
    const { ctx, schedule } = await aWatchedPrompt({ seed: 1_030, cases: 40 });
    noise.setShare("1030", 0.3);
    const run = await measuredHere(ctx, schedule.id);
    const [alert] = await alertsOf(ctx);
    await Promise.all([settleRun(ctx, run?.confirmingId ?? ""), settleRun(ctx, run?.evaluationId ?? "")]);
    expect(await alertsOf(ctx)).toEqual([alert]);
    await updateAlert(ctx, { id: alert?.id ?? "", state: "resolved" });
    const untold = { outcome: "running" as const, confirmingId: null, finishedAt: null };
    const [second] = await unsettled(ctx, schedule.id, untold);
    await Promise.all([tick(ctx), tick(ctx)]);
    expect((await runsOf(ctx, schedule.id)).at(-1)).toMatchObject({ id: second?.id, outcome: "confirming" });
    expect(await ctx.db.$count(evaluations, eq(evaluations.purpose, "confirming"))).toBeGreaterThan(0);
  });

  test("cannot be told where the evaluation was stopped: the run says so", async () => {
    const { ctx, schedule } = await aWatchedPrompt({ seed: 1_040, cases: 20 });
    await makeDue(ctx, schedule.id);
    await tick(ctx);
    const [run] = await runsOf(ctx, schedule.id);
    await cancelEvaluation(ctx, { id: run?.evaluationId ?? "" });
    await tick(ctx);
    expect(await runsOf(ctx, schedule.id)).toMatchObject([{ outcome: "unclear", problem: "Somebody stopped its evaluation." }]);
  });
});

/** A run whose evaluation has ended and which nobody compared, as a worker leaves it that dies in between. */
async function unsettled(ctx: Context, scheduleId: string, as: Partial<typeof scheduleRuns.$inferInsert>) {
  await makeDue(ctx, scheduleId);
  await tick(ctx);
  const run = (await runsOf(ctx, scheduleId)).at(-1);
  const ended = { status: "completed" as const, finishedAt: new Date() };
  await finishedHere(ctx, run?.evaluationId ?? "");
  await ctx.db
    .update(evaluations)
    .set(ended)
    .where(eq(evaluations.id, run?.evaluationId ?? ""));
  return ctx.db
    .update(scheduleRuns)
    .set(as)
    .where(eq(scheduleRuns.id, run?.id ?? ""))
    .returning();
}
