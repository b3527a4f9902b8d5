import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { lockSchedule } from "./rows";
import type { ScheduleId } from "./schema";
import { startScheduleRun } from "./start-schedule-run";

/** Measures what a schedule's environment serves now, as when it is due; its next time stays. One that is switched off can be run, too. */
export const runSchedule = verb("evaluations:write", (ctx, { id }: ScheduleId) =>
  inTransaction(ctx, async (ctx) => {
    const run = await startScheduleRun(ctx, await lockSchedule(ctx, id));
    return { ...run, alertId: null };
  }),
);
