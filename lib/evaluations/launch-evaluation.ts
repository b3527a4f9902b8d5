import { type Context, inTransaction } from "@/lib/context";
import { enqueue } from "@/lib/queue";
import { insertEvaluation, type Purpose } from "./insert-evaluation";
import { readEvaluation } from "./read-evaluation";
import type { StartEvaluation } from "./schema";

/** Creates an evaluation and its first job in one transaction, for whoever wants it; the caller has checked that they may. */
export const launchEvaluation = (ctx: Context, input: StartEvaluation, purpose: Purpose) =>
  inTransaction(ctx, async (ctx) => {
    const evaluationId = await insertEvaluation(ctx, input, purpose);
    await enqueue(ctx, "evaluation.plan", { workspaceId: ctx.workspaceId, evaluationId });
    return readEvaluation(ctx, evaluationId);
  });
