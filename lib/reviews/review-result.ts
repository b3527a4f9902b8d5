import { and, eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { evaluationEvaluators } from "@/db/schema/evaluations";
import { reviews } from "@/db/schema/results";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict, invalidInput } from "@/lib/errors";
import type { ReviewResult } from "@/lib/evaluations/result-schema";
import { readResult } from "@/lib/evaluations/rows";
import { verb } from "@/lib/verb";

/** A person's judgement on a result. It stands beside the figures; the newest of each reviewer counts. */
export const reviewResult = verb("reviews:write", (ctx, input: ReviewResult) =>
  inTransaction(ctx, async (ctx) => {
    const { result } = await readResult(ctx, input.id);
    if (result.status !== "completed" && result.status !== "failed") throw conflict("This result is not finished yet.");
    await refuseUnknownKeys();
    const { id: resultId, ...judgement } = input;
    const review = one(
      await ctx.db
        .insert(reviews)
        .values({
          ...judgement,
          resultId,
          workspaceId: ctx.workspaceId,
          evaluationId: result.evaluationId,
          reviewerId: ctx.principal.id,
          createdBy: ctx.principal.id,
        })
        .returning(),
    );
    await recordAudit(ctx, "review.created", review.id, { resultId, score: review.score });
    return review;

    async function refuseUnknownKeys() {
      if (input.overrides.length === 0) return;
      const uses = await ctx.db
        .select({ key: evaluationEvaluators.key })
        .from(evaluationEvaluators)
        .where(
          and(eq(evaluationEvaluators.workspaceId, ctx.workspaceId), eq(evaluationEvaluators.evaluationId, result.evaluationId)),
        );
      const unknown = input.overrides.filter(({ key }) => !uses.some((use) => use.key === key)).map(({ key }) => key);
      if (unknown.length > 0) throw invalidInput(`The evaluation has no evaluator with the key ${unknown.join(", ")}.`);
    }
  }),
);
