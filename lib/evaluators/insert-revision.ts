import { and, eq } from "drizzle-orm";
import { savedEvaluatorRevisions, savedEvaluators } from "@/db/schema/evaluators";
import type { Context } from "@/lib/context";
import type { Checked } from "./check-draft";
import { nextNumber } from "./rows";
import type { Draft } from "./schema";

type Given = Pick<Draft, "fixtures" | "changelog"> & { savedId: string; makeCurrent: boolean };

/** Adds a checked revision under the next number; it becomes the one that is used where it passed and is meant to. */
export async function insertRevision(ctx: Context, { savedId, fixtures, changelog, makeCurrent }: Given, checked: Checked) {
  const { workspaceId } = ctx;
  const { type, typeVersion, options, fingerprint, weight, threshold, required, negate } = checked.use;
  const number = await nextNumber(ctx, savedId);
  await ctx.db.insert(savedEvaluatorRevisions).values({
    ...{ workspaceId, savedId, number, type, typeVersion, options, fingerprint, weight, threshold, required, negate, changelog },
    fixtures: JSON.stringify(fixtures),
    report: JSON.stringify(checked.report),
    passed: checked.passed,
    checkedFingerprint: fingerprint,
    createdBy: ctx.principal.id,
  });
  if (checked.passed && makeCurrent)
    await ctx.db
      .update(savedEvaluators)
      .set({ currentRevision: number })
      .where(and(eq(savedEvaluators.workspaceId, workspaceId), eq(savedEvaluators.id, savedId)));
  return number;
}
