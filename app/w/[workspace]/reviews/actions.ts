"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { adoptCorrection } from "@/lib/reviews/adopt-correction";
import { closeQueue } from "@/lib/reviews/close-queue";
import { createQueue } from "@/lib/reviews/create-queue";
import { judgeItem } from "@/lib/reviews/judge-item";
import { nextItem } from "@/lib/reviews/next-item";
import { CreateQueue, JudgeItem, QueueId, ReviewId, SkipItem, TakeItem } from "@/lib/reviews/schema";
import { skipItem } from "@/lib/reviews/skip-item";
import { undoJudgement } from "@/lib/reviews/undo-judgement";

const refresh = () => revalidatePath("/w/[workspace]/reviews", "layout");

export const makeQueue = action(CreateQueue, async (ctx, input) => {
  const { id } = await createQueue(ctx, input);
  refresh();
  return { id };
});

export const shutQueue = action(QueueId, async (ctx, input): Promise<void> => {
  await closeQueue(ctx, input);
  refresh();
});

// The next five refresh no page: the one that asks them keeps its own count.

export const takeItem = action(TakeItem, (ctx, input) => nextItem(ctx, input));

/** With `adopt` the corrected output is to become the case's reference, too; where that is refused the judgement stands. */
const Judgement = JudgeItem.extend({ adopt: z.boolean().default(false) });

export const judgeQueueItem = action(Judgement, async (ctx, { adopt, ...input }) => {
  const { id } = await judgeItem(ctx, input);
  return adopt ? tryAdoption(ctx, id) : {};
});

async function tryAdoption(ctx: Context, id: string): Promise<{ detail?: string }> {
  try {
    await adoptCorrection(ctx, { id });
    return {};
  } catch (error) {
    if (error instanceof AppError) return { detail: `Your judgement is saved, but the reference is not: ${error.message}` };
    throw error;
  }
}

export const skipQueueItem = action(SkipItem, async (ctx, input) => {
  await skipItem(ctx, input);
  return {};
});

export const takeBackJudgement = action(QueueId, (ctx, input) => undoJudgement(ctx, input));

export const adoptReference = action(ReviewId, async (ctx, input): Promise<void> => {
  await adoptCorrection(ctx, input);
  revalidatePath("/w/[workspace]", "layout");
});
