import { asc, eq } from "drizzle-orm";
import { evaluationArms, type evaluations } from "@/db/schema/evaluations";
import type { Context } from "@/lib/context";
import { emitEvent } from "@/lib/webhooks/emit-event";
import type { EventData } from "@/lib/webhooks/events";
import { readEvaluationRow } from "./rows";

const uncounted = { completed: null, scored: null, passed: null, costUsd: null };

/**
 * Tells the webhooks that an evaluation has ended, in the transaction that ends it; asked to go on, it ends another time. Stopped early,
 * its figures are yet to be counted.
 */
export const tellEnd = (ctx: Context, id: string, { counted }: { counted: boolean }): Promise<void> =>
  emitEvent(ctx, "evaluation.finished", async () => {
    const { name, status, error, purpose, datasetId, suiteId } = await readEvaluationRow(ctx, id);
    const { id: armId, versionId, label, completed, scored, passed, costUsd } = evaluationArms;
    const rows = await ctx.db
      .select({ armId, versionId, label, completed, scored, passed, costUsd })
      .from(evaluationArms)
      .where(eq(evaluationArms.evaluationId, id))
      .orderBy(asc(evaluationArms.position));
    const arms = counted ? rows : rows.map((arm) => ({ ...arm, ...uncounted }));
    return { evaluationId: id, name, status: ended(status), error, purpose, datasetId, suiteId, arms };
  });

type Status = typeof evaluations.$inferSelect.status;

function ended(status: Status): EventData<"evaluation.finished">["status"] {
  if (status === "queued" || status === "running") throw new Error("an evaluation was told of that has not ended");
  return status;
}
