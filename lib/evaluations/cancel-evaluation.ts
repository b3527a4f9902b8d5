import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { markEnded } from "./end-early";
import { readEvaluation } from "./read-evaluation";
import { lockEvaluation, requireOpen } from "./rows";
import type { EvaluationId } from "./schema";
import { settleEnded } from "./settle-ended";

/**
 * Stops an evaluation where it is and keeps what it has. It is cancelled from here on: its lanes break off their calls, and an answer that
 * comes too late counts as a call and as no result. Of two who cancel at once the second is told that it has ended.
 */
export const cancelEvaluation = verb("evaluations:write", async (ctx, { id }: EvaluationId) => {
  await inTransaction(ctx, async (ctx) => {
    const evaluation = await lockEvaluation(ctx, id);
    requireOpen(evaluation);
    await markEnded(ctx, id, { status: "cancelled", error: null });
    await recordAudit(ctx, "evaluation.cancelled", id, { from: evaluation.status });
  });
  await settleEnded(ctx, id);
  return readEvaluation(ctx, id);
});
