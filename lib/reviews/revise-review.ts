import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { readOwnReview } from "./read-own-review";
import { reviewResult } from "./review-result";

type Revised = { id: string; score: number; passed?: boolean; comment?: string };

/** A person's judgement as the form has it; the overrides, tags and the correction they gave before stay given. */
export const reviseReview = verb("reviews:write", (ctx, input: Revised) =>
  inTransaction(ctx, async (ctx) => {
    const before = await readOwnReview(ctx, input.id);
    return reviewResult(ctx, {
      ...input,
      overrides: before?.overrides ?? [],
      failureTags: before?.failureTags ?? [],
      correctedOutput: before?.correctedOutput ?? undefined,
    });
  }),
);
