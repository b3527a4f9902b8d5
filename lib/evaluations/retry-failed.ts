import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readEvaluation } from "./read-evaluation";
import { requireNotEvidence } from "./require-not-evidence";
import { lockEvaluation, requireEnded } from "./rows";
import type { GoOn } from "./schema";
import { setGoing } from "./set-going";

/**
 * Does the items that failed again: those whose answer is there are only scored anew. The calls of earlier tries stay in the ledger and
 * cost what they cost.
 */
export const retryFailed = verb("evaluations:write", (ctx, { id, budgetUsd }: GoOn) =>
  inTransaction(ctx, async (ctx) => {
    const evaluation = await lockEvaluation(ctx, id);
    requireEnded(evaluation);
    await requireNotEvidence(ctx, id);
    const items = await setGoing(ctx, evaluation, "failed", budgetUsd);
    if (items === 0) throw conflict("This evaluation has no failed item that could be done again.", { state: evaluation.status });
    const { status: from } = evaluation;
    await recordAudit(ctx, "evaluation.retried", id, { from, items, ...(budgetUsd !== undefined && { budgetUsd }) });
    return readEvaluation(ctx, id);
  }),
);
