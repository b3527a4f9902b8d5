import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { scheduleRuns } from "@/db/schema/alerts";
import { evaluations } from "@/db/schema/evaluations";
import { type Caller, contextForJob } from "@/lib/context";
import { log } from "@/lib/log";
import { settleRun } from "./settle-run";

/** At most so many in one go; the rest are there a minute later. */
const most = 200;

/** Runs whose evaluation ended while nobody looked: it was stopped, or the worker died before it compared. How many it saw to. */
export async function settleOpenRuns(caller: Caller, { stopping }: { stopping?: AbortSignal }): Promise<number> {
  const awaited = sql`case ${scheduleRuns.outcome} when 'confirming' then ${scheduleRuns.confirmingId} else ${scheduleRuns.evaluationId} end`;
  const ended = await caller.db
    .select({ workspaceId: evaluations.workspaceId, id: evaluations.id })
    .from(scheduleRuns)
    .innerJoin(evaluations, eq(evaluations.id, awaited))
    .where(and(inArray(scheduleRuns.outcome, ["running", "confirming"]), notInArray(evaluations.status, ["queued", "running"])))
    .limit(most);
  for (const { workspaceId, id } of ended) {
    if (stopping?.aborted) break;
    await settleRun(contextForJob(caller.db, workspaceId, "system.schedules"), id).catch((error) =>
      log().error({ err: error, evaluationId: id }, "a schedule's run could not be compared"),
    );
  }
  return ended.length;
}
