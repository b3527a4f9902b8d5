import { inTransaction } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import type { OverrideScore } from "@/lib/evaluations/result-schema";
import { readResult } from "@/lib/evaluations/rows";
import { verb } from "@/lib/verb";
import { readOwnReview } from "./read-own-review";
import { reviewResult } from "./review-result";

/**
 * A person's score in the place of an evaluator's, or (null) none any more. It is part of their review of the result: what they said
 * before stays said. No figure changes.
 */
export const overrideScore = verb("reviews:write", (ctx, { id, key, score, reason }: OverrideScore) =>
  inTransaction(ctx, async (ctx) => {
    if (score !== null && reason.trim() === "") throw invalidInput("Say why.", [{ path: "reason", message: "Say why." }]);
    const { result } = await readResult(ctx, id);
    const before = await readOwnReview(ctx, id);
    const others = (before?.overrides ?? []).filter((one) => one.key !== key);
    return reviewResult(ctx, {
      id,
      score: before?.score ?? result.total ?? score ?? 0,
      passed: before?.passed ?? undefined,
      comment: before?.comment ?? undefined,
      correctedOutput: before?.correctedOutput ?? undefined,
      failureTags: before?.failureTags ?? [],
      overrides: score === null ? others : [...others, { key, score, reason: reason.trim() }],
    });
  }),
);
