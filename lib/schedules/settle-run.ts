import { and, eq, or, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { baselines, scheduleRuns, schedules } from "@/db/schema/alerts";
import { evaluationArms } from "@/db/schema/evaluations";
import { openAlert } from "@/lib/alerts/open-alert";
import { type Context, contextForJob, inTransaction } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readEvaluationRow } from "@/lib/evaluations/rows";
import { measureLoss } from "./measure-loss";
import { startMeasuring } from "./start-measuring";

type Run = typeof scheduleRuns.$inferSelect;
type Ended = Partial<Pick<Run, "outcome" | "problem" | "confirmingId">>;

/**
 * Goes on with the run of a schedule whose evaluation has ended: a first loss is measured again at once, a second one opens the alert.
 * Safe to repeat: the run's row says which evaluation it waits for, and it is held meanwhile.
 */
export const settleRun = (ctx: Context, evaluationId: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const [run] = await ctx.db
      .select()
      .from(scheduleRuns)
      .where(
        and(
          eq(scheduleRuns.workspaceId, ctx.workspaceId),
          or(
            and(eq(scheduleRuns.evaluationId, evaluationId), eq(scheduleRuns.outcome, "running")),
            and(eq(scheduleRuns.confirmingId, evaluationId), eq(scheduleRuns.outcome, "confirming")),
          ),
        ),
      )
      .for("update");
    if (!run) return;
    const { status, error } = await readEvaluationRow(ctx, evaluationId);
    if (status === "queued" || status === "running") return;
    const actor = { ...contextForJob(ctx.db, ctx.workspaceId, run.scheduleId), atEnd: ctx.atEnd };
    const isDone = status === "completed" || status === "completed_with_errors";
    const end = isDone ? await judge(actor, run, evaluationId) : unclear(error ?? "Somebody stopped its evaluation.");
    await ctx.db
      .update(scheduleRuns)
      .set({ ...end, ...(end.outcome !== "confirming" && { finishedAt: sql`clock_timestamp()` }) })
      .where(eq(scheduleRuns.id, run.id));
  });

const unclear = (problem: string): Ended => ({ outcome: "unclear", problem });

async function judge(ctx: Context, run: Run, evaluationId: string): Promise<Ended> {
  const baseline = await readBaseline(ctx, run);
  if (!baseline) return unclear("It was started without a baseline to compare with.");
  const measure = async (id: string) => measureLoss(ctx, { baseline, candidate: await readSide(ctx, id) });
  const loss = await measure(evaluationId);
  if (loss.word === "unclear") return unclear(loss.problem);
  if (loss.word === "fine") return { outcome: "fine" };
  if (run.outcome === "running") return confirm(ctx, run);
  const first = await measure(run.evaluationId);
  if (first.word === "unclear") return unclear(first.problem);
  await openAlert(ctx, { run, figures: { first: first.figures, confirming: loss.figures } });
  return { outcome: "alert" };
}

/** One loss may be chance: what was measured is measured again at once. */
async function confirm(ctx: Context, run: Run): Promise<Ended> {
  const { versionId } = await readSide(ctx, run.evaluationId);
  const { suiteId, suiteRevision } = await readEvaluationRow(ctx, run.evaluationId);
  const mine = and(eq(schedules.workspaceId, ctx.workspaceId), eq(schedules.id, run.scheduleId));
  const { budgetUsd } = one(await ctx.db.select({ budgetUsd: schedules.budgetUsd }).from(schedules).where(mine));
  if (suiteId === null || suiteRevision === null) throw new Error(`run ${run.id} measured no suite`);
  try {
    const asked = { suiteId, revision: suiteRevision, versionId, budgetUsd, purpose: "confirming" as const };
    const confirmingId = await inTransaction(ctx, (ctx) => startMeasuring(ctx, asked));
    return { outcome: "confirming", confirmingId };
  } catch (error) {
    if (error instanceof AppError) return unclear(`It was worse, and could not be measured again: ${error.message}`);
    throw error;
  }
}

async function readBaseline({ db, workspaceId }: Context, { baselineId }: Run) {
  if (baselineId === null) return null;
  const [baseline] = await db
    .select({ evaluationId: baselines.evaluationId, armId: baselines.armId })
    .from(baselines)
    .where(and(eq(baselines.workspaceId, workspaceId), eq(baselines.id, baselineId)));
  return baseline ?? null;
}

/** The only arm of an evaluation that a schedule started. */
async function readSide({ db, workspaceId }: Context, evaluationId: string) {
  const { id: armId, versionId } = one(
    await db
      .select()
      .from(evaluationArms)
      .where(and(eq(evaluationArms.workspaceId, workspaceId), eq(evaluationArms.evaluationId, evaluationId))),
  );
  return { evaluationId, armId, versionId };
}
