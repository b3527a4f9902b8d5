import { savedEvaluatorRevisions } from "@/db/schema/evaluators";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { checkDraft } from "./check-draft";
import { isRevision, readRevision, readSavedRow, shownNumber } from "./rows";
import type { CheckSaved } from "./schema";

/** Runs the fixtures of a revision again, with the evaluator as it is now, and keeps what they came to. */
export const checkSavedEvaluator = verb("evaluations:write", async (ctx, { id, revision }: CheckSaved) => {
  const saved = await readSavedRow(ctx, id);
  const { number, threshold, ...stored } = await readRevision(ctx, saved, revision ?? shownNumber(saved));
  const { use, report, passed } = await checkDraft(ctx, { ...stored, threshold: threshold ?? undefined });
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(savedEvaluatorRevisions)
      .set({ passed, report: JSON.stringify(report), checkedFingerprint: use.fingerprint, checkedAt: new Date() })
      .where(isRevision(ctx, saved.id, number));
    await recordAudit(ctx, "evaluator.checked", saved.id, { revision: number, fixturesPassed: passed });
    return readRevision(ctx, saved, number);
  });
});
