import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { checkDraft } from "./check-draft";
import { insertRevision } from "./insert-revision";
import { lockSaved, readRevision, readSavedRow, requireUnarchived } from "./rows";
import type { AddRevision } from "./schema";

/** The next revision of a saved evaluator, with what its fixtures came to; it is used from now on only where all of them pass. */
export const addEvaluatorRevision = verb("evaluations:write", async (ctx, { id, makeCurrent, ...draft }: AddRevision) => {
  requireUnarchived(await readSavedRow(ctx, id));
  const checked = await checkDraft(ctx, draft);
  return inTransaction(ctx, async (ctx) => {
    const saved = await lockSaved(ctx, id);
    requireUnarchived(saved);
    const number = await insertRevision(ctx, { savedId: saved.id, makeCurrent, ...draft }, checked);
    const { fingerprint } = checked.use;
    await recordAudit(ctx, "evaluator.revised", saved.id, { revision: number, fingerprint, fixturesPassed: checked.passed });
    return readRevision(ctx, saved, number);
  });
});
