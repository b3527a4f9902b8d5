import { and, eq } from "drizzle-orm";
import { schedules } from "@/db/schema/alerts";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { nextTimes } from "./next-times";
import { lockSchedule, readSchedule } from "./rows";
import type { UpdateSchedule } from "./schema";

/** Changes when it is due, what a run may cost, or whether it is on; what was missed while it was off is not made up for. */
export const updateSchedule = verb("evaluations:write", (ctx, { id, ...given }: UpdateSchedule) =>
  inTransaction(ctx, async (ctx) => {
    const before = await lockSchedule(ctx, id);
    const fields = changedFields(before, given);
    if (fields.length === 0) return readSchedule(ctx, id);
    const { cron, timeZone, enabled } = { ...before, ...defined(given) };
    const isMoved = fields.some((field) => field !== "budgetUsd");
    const [nextAt = null] = enabled ? nextTimes({ cron, timeZone, count: 1 }) : [];
    await ctx.db
      .update(schedules)
      .set({ ...given, ...(isMoved && { nextAt, problem: null }) })
      .where(and(eq(schedules.workspaceId, ctx.workspaceId), eq(schedules.id, id)));
    await recordAudit(ctx, "schedule.updated", id, { fields });
    return readSchedule(ctx, id);
  }),
);

const defined = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
