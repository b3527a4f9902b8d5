"use server";

import { revalidatePath } from "next/cache";
import { ReviewForm } from "@/lib/evaluations/review-form";
import { reviewResult } from "@/lib/evaluations/review-result";
import { action } from "@/lib/http/action";

export const saveReview = action(ReviewForm, async (ctx, input): Promise<void> => {
  await reviewResult(ctx, { ...input, overrides: [], failureTags: [] });
  revalidatePath("/w/[workspace]/evaluations", "layout");
});
