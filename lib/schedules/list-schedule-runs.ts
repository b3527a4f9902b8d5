import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { scheduleRuns } from "@/db/schema/alerts";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readSchedule } from "./rows";
import type { ListScheduleRuns } from "./schema";

/** Each time a schedule measured, newest first, and what came of it. */
export const listScheduleRuns = verb("evaluations:read", async (ctx, input: ListScheduleRuns) => {
  const { id } = await readSchedule(ctx, input.id);
  const where = and(eq(scheduleRuns.workspaceId, ctx.workspaceId), eq(scheduleRuns.scheduleId, id));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const [data, total] = await Promise.all([
    ctx.db
      .select({
        ...getTableColumns(scheduleRuns),
        // its column by name: in a select from one table Drizzle writes "id" alone, which here would be the alert's
        alertId: sql<string | null>`(select a.id from alerts a where a.schedule_run_id = schedule_runs.id)`,
      })
      .from(scheduleRuns)
      .where(where)
      .orderBy(direction(scheduleRuns.createdAt), direction(scheduleRuns.id))
      .limit(limit)
      .offset(offset),
    ctx.db.$count(scheduleRuns, where),
  ]);
  return paginate(data, total, input);
});
