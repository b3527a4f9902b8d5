import { and, eq, isNull, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { baselines } from "@/db/schema/alerts";
import { promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { lockEvaluation, readArm, readEvaluationRow } from "@/lib/evaluations/rows";
import { lockPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { requirePinnable } from "./require-pinnable";
import { selectBaselines } from "./rows";
import type { PinBaseline } from "./schema";

/** Says of a finished run of a suite that it is good: schedules compare what is served with it from now on. Retires the one before. */
export const pinBaseline = verb("evaluations:write", (ctx, { id, versionId: ref }: PinBaseline) =>
  inTransaction(ctx, async (ctx) => {
    const { workspaceId } = ctx;
    await readEvaluationRow(ctx, id);
    const arm = await readArm(ctx, id, ref);
    const { promptId } = one(
      await ctx.db
        .select({ promptId: promptVersions.promptId })
        .from(promptVersions)
        .where(and(eq(promptVersions.workspaceId, workspaceId), eq(promptVersions.id, arm.versionId))),
    );
    const prompt = await lockPrompt(ctx, promptId); // before the evaluation, as who promotes
    const { suiteId, suiteRevision } = await requirePinnable(ctx, await lockEvaluation(ctx, id), arm);
    const present = and(
      ...[eq(baselines.workspaceId, workspaceId), eq(baselines.promptId, prompt.id)],
      ...[eq(baselines.suiteId, suiteId), isNull(baselines.retiredAt)],
    );
    const [before] = await ctx.db.select({ id: baselines.id, armId: baselines.armId }).from(baselines).where(present);
    if (before?.armId === arm.id) return readBaseline(ctx, before.id);
    await ctx.db.update(baselines).set({ retiredAt: sql`now()` }).where(present);
    const pinned = one(
      await ctx.db
        .insert(baselines)
        .values({
          ...{ workspaceId, promptId: prompt.id, suiteId, suiteRevision, createdBy: ctx.principal.id },
          ...{ evaluationId: id, armId: arm.id, versionId: arm.versionId },
        })
        .returning({ id: baselines.id }),
    );
    await recordAudit(ctx, "baseline.pinned", pinned.id, {
      ...{ promptId: prompt.id, suiteId, suiteRevision, evaluationId: id, versionId: arm.versionId },
      ...(before && { retired: before.id }),
    });
    return readBaseline(ctx, pinned.id);
  }),
);

const readBaseline = async (ctx: Context, id: string) =>
  one(await selectBaselines(ctx).where(and(eq(baselines.workspaceId, ctx.workspaceId), eq(baselines.id, id))));
