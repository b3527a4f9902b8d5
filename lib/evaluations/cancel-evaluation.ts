import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { endEarly } from "./end-early";
import { readEvaluation } from "./read-evaluation";
import { lockEvaluation, requireOpen } from "./rows";
import type { EvaluationId } from "./schema";

/**
 * Stops an evaluation where it is and keeps what it has. It is cancelled from here on: its lanes break off their calls, and an answer that
 * comes too late counts as a call and as no result. Of two who cancel at once the second is told that it has ended.
 */
export const cancelEvaluation = verb("evaluations:write", (ctx, { id }: EvaluationId) =>
  inTransaction(ctx, async (ctx) => {
    const evaluation = await lockEvaluation(ctx, id);
    requireOpen(evaluation);
    await endEarly(ctx, id, { status: "cancelled", error: null });
    await recordAudit(ctx, "evaluation.cancelled", id, { from: evaluation.status });
    return readEvaluation(ctx, id);
  }),
);
