import { and, eq } from "drizzle-orm";
import { reviews } from "@/db/schema/results";
import { inTransaction } from "@/lib/context";
import { readCase } from "@/lib/datasets/rows";
import { updateCase } from "@/lib/datasets/update-case";
import { AppError, conflict, notFound, unprocessable } from "@/lib/errors";
import { readResult } from "@/lib/evaluations/rows";
import { verb } from "@/lib/verb";
import type { ReviewId } from "./schema";

/**
 * Makes a reviewer's corrected output the reference of its case, in a revision of the dataset. Refused where the case is no longer what
 * was answered: the correction belongs to that question.
 */
export const adoptCorrection = verb("datasets:write", (ctx, { id }: ReviewId) =>
  inTransaction(ctx, async (ctx) => {
    const [review] = await ctx.db
      .select()
      .from(reviews)
      .where(and(eq(reviews.workspaceId, ctx.workspaceId), eq(reviews.id, id)));
    if (!review) throw notFound("review", id);
    const reference = review.correctedOutput;
    if (!reference) throw unprocessable("This review holds no corrected output.");
    const { result } = await readResult(ctx, review.resultId);
    const standing = await readCase(ctx, result.caseId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not_found")
        throw conflict("The case is no longer in its dataset, so it takes no reference.");
      throw error;
    });
    if (standing.expectations.reference === reference) return standing;
    if (standing.contentHash !== result.caseHash)
      throw conflict("The case has changed since this answer was made. Look at it, and write its reference there.");
    const expectations = { ...standing.expectations, reference };
    return updateCase(ctx, { id: standing.id, expectations, ifRevision: standing.revision });
  }),
);
