import { and, eq, isNull, sql } from "drizzle-orm";
import { schedules } from "@/db/schema/alerts";
import { prompts } from "@/db/schema/prompts";
import { suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { nextTimes } from "./next-times";

export type ScheduleRow = typeof schedules.$inferSelect;
type Pinned = { id: string; versionId: string; number: number; createdAt: string };
type Last = {
  id: string;
  evaluationId: string;
  outcome: "running" | "confirming" | "fine" | "alert" | "unclear";
  createdAt: string;
};

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The columns of a schedule's answer; for selects from `schedules` joined with `prompts` and `suites`. */
export const scheduleFields = {
  id: schedules.id,
  promptId: schedules.promptId,
  promptSlug: prompts.slug,
  promptName: prompts.name,
  suiteId: schedules.suiteId,
  suiteSlug: suites.slug,
  suiteName: suites.name,
  environment: schedules.environment,
  cron: schedules.cron,
  timeZone: schedules.timeZone,
  budgetUsd: schedules.budgetUsd,
  enabled: schedules.enabled,
  nextAt: schedules.nextAt,
  problem: schedules.problem,
  createdBy: schedules.createdBy,
  createdAt: schedules.createdAt,
  updatedAt: schedules.updatedAt,
  baseline: sql<Pinned | null>`(
    select json_build_object('id', b.id, 'versionId', v.id, 'number', v.number, 'createdAt', ${instant("b.created_at")})
    from baselines b join prompt_versions v on v.id = b.version_id
    where b.prompt_id = schedules.prompt_id and b.suite_id = schedules.suite_id and b.retired_at is null)`,
  lastRun: sql<Last | null>`(
    select json_build_object('id', r.id, 'evaluationId', r.evaluation_id, 'outcome', r.outcome, 'createdAt', ${instant("r.created_at")})
    from schedule_runs r where r.schedule_id = schedules.id order by r.created_at desc, r.id desc limit 1)`,
};

/** Adds the times at which it is due next. */
export function withTimes<Row extends Pick<ScheduleRow, "cron" | "timeZone" | "enabled" | "nextAt">>(row: Row) {
  const { cron, timeZone, enabled, nextAt } = row;
  if (!enabled || !nextAt) return { ...row, nextTimes: [] };
  return { ...row, nextTimes: [nextAt, ...nextTimes({ cron, timeZone, after: nextAt, count: 2 })] };
}

export const isPresent = (ctx: Context) => and(eq(schedules.workspaceId, ctx.workspaceId), isNull(schedules.archivedAt));

export async function readSchedule(ctx: Context, id: string) {
  const [schedule] = await ctx.db
    .select(scheduleFields)
    .from(schedules)
    .innerJoin(prompts, eq(prompts.id, schedules.promptId))
    .innerJoin(suites, eq(suites.id, schedules.suiteId))
    .where(and(isPresent(ctx), eq(schedules.id, id)));
  if (!schedule) throw notFound("schedule", id);
  return withTimes(schedule);
}

/** The row, held until the transaction ends: who starts or changes it waits. */
export async function lockSchedule(ctx: Context, id: string): Promise<ScheduleRow> {
  const [schedule] = await ctx.db
    .select()
    .from(schedules)
    .where(and(isPresent(ctx), eq(schedules.id, id)))
    .for("update");
  if (!schedule) throw notFound("schedule", id);
  return schedule;
}
