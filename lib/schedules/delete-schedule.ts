import { and, eq, sql } from "drizzle-orm";
import { schedules } from "@/db/schema/alerts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockSchedule } from "./rows";
import type { ScheduleId } from "./schema";

/** Nothing is due any more. A run that is under way goes on to its end, and what was measured stays. */
export const deleteSchedule = verb("evaluations:write", (ctx, { id }: ScheduleId) =>
  inTransaction(ctx, async (ctx): Promise<void> => {
    const { promptId, suiteId, environment } = await lockSchedule(ctx, id);
    await ctx.db
      .update(schedules)
      .set({ archivedAt: sql`now()`, enabled: false, nextAt: null })
      .where(and(eq(schedules.workspaceId, ctx.workspaceId), eq(schedules.id, id)));
    await recordAudit(ctx, "schedule.deleted", id, { promptId, suiteId, environment });
  }),
);
