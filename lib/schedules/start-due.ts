import { and, asc, eq, lte, sql } from "drizzle-orm";
import { isDatabaseAway, isRefusedForNow } from "@/db/rows";
import { schedules } from "@/db/schema/alerts";
import { type Caller, contextForJob, inTransaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { publicVerb } from "@/lib/verb";
import { nextTimes } from "./next-times";
import type { ScheduleRow } from "./rows";
import { settleOpenRuns } from "./settle-open-runs";
import { startScheduleRun } from "./start-schedule-run";

/**
 * Starts every schedule that is due, once however long ago that was, and sees to runs whose evaluation ended unnoticed. Two at once share
 * the work: a schedule's row is held while it is started, and its next time is moved in the same transaction.
 */
export const startDue = publicVerb(async (caller, { stopping }: { stopping?: AbortSignal }) => {
  let started = 0;
  while (!stopping?.aborted && (await startOne(caller))) started++;
  return { started, settled: await settleOpenRuns(caller, { stopping }) };
});

const startOne = (caller: Caller): Promise<boolean> =>
  inTransaction(caller, async (caller) => {
    const [due] = await caller.db
      .select()
      .from(schedules)
      .where(and(eq(schedules.enabled, true), lte(schedules.nextAt, sql`now()`)))
      .orderBy(asc(schedules.nextAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return false;
    const problem = await tryToStart(caller, due);
    const [nextAt = null] = nextTimes({ ...due, count: 1 });
    await caller.db.update(schedules).set({ nextAt, problem, updatedAt: due.updatedAt }).where(eq(schedules.id, due.id));
    return true;
  });

/** Why it could not start, in words; it is left for its next time, and stops no other. */
async function tryToStart(caller: Caller, due: ScheduleRow): Promise<string | null> {
  const ctx = { ...contextForJob(caller.db, due.workspaceId, due.id), atEnd: caller.atEnd };
  try {
    await inTransaction(ctx, (ctx) => startScheduleRun(ctx, due));
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    if (isDatabaseAway(error) || isRefusedForNow(error)) throw error; // tried again within a minute
    log().error({ err: error, scheduleId: due.id }, "a schedule could not be started");
    return "It could not be started: a fault of ours, which stands in the worker's log.";
  }
}
