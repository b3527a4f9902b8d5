import { and, eq, inArray, isNull } from "drizzle-orm";
import { one } from "@/db/rows";
import { baselines, scheduleRuns } from "@/db/schema/alerts";
import { deployments, prompts } from "@/db/schema/prompts";
import { suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";
import type { ScheduleRow } from "./rows";
import { startMeasuring } from "./start-measuring";

/** Measures what the schedule's environment serves, once; where that cannot be, 409 says why. The schedule's row is locked. */
export async function startScheduleRun(ctx: Context, schedule: ScheduleRow): Promise<typeof scheduleRuns.$inferSelect> {
  const { workspaceId } = ctx;
  const { id: scheduleId, promptId, suiteId, environment, budgetUsd } = schedule;
  const isUnderWay = and(eq(scheduleRuns.scheduleId, scheduleId), inArray(scheduleRuns.outcome, ["running", "confirming"]));
  if ((await ctx.db.$count(scheduleRuns, isUnderWay)) > 0)
    throw conflict("The run before was still under way, so this one was left out.");
  const [suite] = await ctx.db
    .select()
    .from(suites)
    .where(and(eq(suites.workspaceId, workspaceId), eq(suites.id, suiteId)));
  if (!suite || suite.archivedAt) throw conflict("The suite is archived: take it out of the archive, or remove this schedule.");
  const [served] = await ctx.db
    .select({ versionId: deployments.versionId })
    .from(deployments)
    .innerJoin(prompts, eq(prompts.id, deployments.promptId))
    .where(
      and(eq(deployments.workspaceId, workspaceId), eq(deployments.promptId, promptId), eq(deployments.environment, environment)),
    );
  if (!served) throw conflict(`Nothing of the prompt is served in ${environment}: promote a version.`);
  const baselineId = await requireBaseline(ctx, { promptId, suite });
  const { versionId } = served;
  const evaluationId = await startMeasuring(ctx, {
    suiteId,
    revision: suite.revision,
    versionId,
    budgetUsd,
    purpose: "scheduled",
  });
  return one(await ctx.db.insert(scheduleRuns).values({ workspaceId, scheduleId, baselineId, evaluationId }).returning());
}

type Of = { promptId: string; suite: { id: string; revision: number } };

async function requireBaseline({ db, workspaceId }: Context, { promptId, suite }: Of): Promise<string> {
  const present = and(
    ...[eq(baselines.workspaceId, workspaceId), eq(baselines.promptId, promptId)],
    ...[eq(baselines.suiteId, suite.id), isNull(baselines.retiredAt)],
  );
  const [baseline] = await db.select().from(baselines).where(present);
  if (!baseline) throw conflict("No baseline is pinned: run the suite with at least three trials, and pin that run.");
  if (baseline.suiteRevision !== suite.revision)
    throw conflict(
      `The suite is at revision ${suite.revision} and the baseline at revision ${baseline.suiteRevision}: run the suite with at least three trials, and pin that run.`,
    );
  return baseline.id;
}
