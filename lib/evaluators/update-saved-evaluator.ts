import { and, eq } from "drizzle-orm";
import { savedEvaluators } from "@/db/schema/evaluators";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { type Context, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { requireMember } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { brokenFixtures } from "./broken-fixtures";
import { lockSaved, readRevision, readSaved, requireUnarchived, type SavedRow } from "./rows";
import type { UpdateSaved } from "./schema";

/** Changes what is given and differs: its name, its owner, which revision is used, or whether it is archived. */
export const updateSavedEvaluator = verb("evaluations:write", (ctx, input: UpdateSaved) =>
  inTransaction(ctx, async (ctx) => {
    const { id, archived, ...given } = input;
    const before = await lockSaved(ctx, id);
    const fields = changedFields({ ...before, archived: before.archivedAt !== null }, { ...given, archived });
    if (fields.length === 0) return readSaved(ctx, before.id);
    if (given.ownerId) await requireMember(ctx, given.ownerId);
    if (given.currentRevision !== undefined) await requireUsable(ctx, before, given.currentRevision);
    await ctx.db
      .update(savedEvaluators)
      .set({
        ...given,
        ...(archived !== undefined && { archivedAt: archived ? (before.archivedAt ?? new Date()) : null }),
      })
      .where(and(eq(savedEvaluators.workspaceId, ctx.workspaceId), eq(savedEvaluators.id, before.id)));
    await recordAudit(ctx, "evaluator.updated", before.id, { fields });
    return readSaved(ctx, before.id);
  }),
);

async function requireUsable(ctx: Context, saved: SavedRow, number: number): Promise<void> {
  requireUnarchived(saved);
  const { passed, report } = await readRevision(ctx, saved, number);
  if (!passed) throw conflict(`Revision ${number} cannot be used: ${brokenFixtures(report)}`, { report });
}
