import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readEvaluation } from "./read-evaluation";
import { requireNotEvidence } from "./require-not-evidence";
import { lockEvaluation, requireEnded } from "./rows";
import type { GoOn } from "./schema";
import { setGoing } from "./set-going";

/** Goes on with an evaluation that was stopped: only what is missing is done, what failed stays failed. */
export const resumeEvaluation = verb("evaluations:write", (ctx, { id, budgetUsd }: GoOn) =>
  inTransaction(ctx, async (ctx) => {
    const evaluation = await lockEvaluation(ctx, id);
    requireEnded(evaluation);
    await requireNotEvidence(ctx, id);
    const { status } = evaluation;
    if (status !== "cancelled" && status !== "failed") {
      const hint = status === "completed" ? "" : " Retry what failed instead.";
      throw conflict(`No item of this evaluation is missing: it has run to its end.${hint}`, { state: status });
    }
    const items = await setGoing(ctx, evaluation, "cancelled", budgetUsd);
    await recordAudit(ctx, "evaluation.resumed", id, { from: status, items, ...(budgetUsd !== undefined && { budgetUsd }) });
    return readEvaluation(ctx, id);
  }),
);
