"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { addEvaluatorRevision } from "@/lib/evaluators/add-evaluator-revision";
import { checkSavedEvaluator } from "@/lib/evaluators/check-saved-evaluator";
import { createSavedEvaluator } from "@/lib/evaluators/create-saved-evaluator";
import { deleteSavedEvaluator } from "@/lib/evaluators/delete-saved-evaluator";
import { AddRevision, CheckSaved, CreateSaved, SavedId, UpdateSaved } from "@/lib/evaluators/schema";
import { tryEvaluator } from "@/lib/evaluators/try-evaluator";
import { SampleInput, TryEvaluator } from "@/lib/evaluators/try-schema";
import { updateSavedEvaluator } from "@/lib/evaluators/update-saved-evaluator";
import { action } from "@/lib/http/action";

const refresh = () => revalidatePath("/w/[workspace]/evaluators", "layout");

/** One answer typed into the panel. */
const TryOne = z.strictObject({ ...TryEvaluator.shape, sample: SampleInput }).omit({ samples: true, resultId: true });

export const tryOne = action(TryOne, async (ctx, input) => {
  const { fingerprint, typeVersion, calls, costUsd, data } = await tryEvaluator(ctx, input);
  const [score] = data;
  if (!score) throw new Error("one sample was given, no score came back");
  return { fingerprint, typeVersion, calls, costUsd, score };
});

export const saveEvaluator = action(CreateSaved, async (ctx, input) => {
  const { slug } = await createSavedEvaluator(ctx, input);
  refresh();
  return { slug };
});

export const reviseEvaluator = action(AddRevision, async (ctx, input) => {
  const { number } = await addEvaluatorRevision(ctx, input);
  refresh();
  return { number };
});

export const changeEvaluator = action(UpdateSaved, async (ctx, input): Promise<void> => {
  await updateSavedEvaluator(ctx, input);
  refresh();
});

export const checkEvaluator = action(CheckSaved, async (ctx, input) => {
  const { passed } = await checkSavedEvaluator(ctx, input);
  refresh();
  return { passed };
});

/** One that an evaluation has used is archived; the answer says which it was. */
export const removeEvaluator = action(SavedId, async (ctx, input) => {
  const { archived } = await deleteSavedEvaluator(ctx, input);
  refresh();
  return { archived };
});
