import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { alerts, type scheduleRuns, schedules } from "@/db/schema/alerts";
import { evaluationArms } from "@/db/schema/evaluations";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import type { LossFigures } from "@/lib/schedules/measure-loss";
import { emitEvent } from "@/lib/webhooks/emit-event";
import { readAlert } from "./rows";

type Found = { run: typeof scheduleRuns.$inferSelect; figures: { first: LossFigures; confirming: LossFigures } };

/** Says that what is served is worse than its baseline, unless that is said already and nobody has resolved it. */
export async function openAlert(ctx: Context, { run, figures }: Found): Promise<void> {
  const { workspaceId } = ctx;
  const { evaluationId, confirmingId, baselineId } = run;
  if (confirmingId === null || baselineId === null) throw new Error(`run ${run.id} was confirmed by nothing`);
  const { promptId, suiteId, environment } = one(await ctx.db.select().from(schedules).where(eq(schedules.id, run.scheduleId)));
  const { versionId } = one(await ctx.db.select().from(evaluationArms).where(eq(evaluationArms.evaluationId, evaluationId)));
  const [alert] = await ctx.db
    .insert(alerts)
    .values({
      ...{ workspaceId, promptId, suiteId, environment, versionId, scheduleRunId: run.id },
      ...{ baselineId, evaluationId, confirmingId, figures },
    })
    .onConflictDoNothing()
    .returning({ id: alerts.id });
  if (!alert) return;
  await recordAudit(ctx, "alert.opened", alert.id, { promptId, suiteId, environment, versionId, evaluationId, confirmingId });
  await emitEvent(ctx, "regression.detected", async () => {
    const { id, promptSlug, number } = await readAlert(ctx, alert.id);
    const { primary, difference, low, high } = figures.confirming;
    return {
      ...{ alertId: id, promptId, promptSlug, environment, versionId, number, suiteId, baselineId, evaluationId, confirmingId },
      ...{ metric: primary, difference: difference ?? 0, low: low ?? 0, high: high ?? 0 },
    };
  });
}
