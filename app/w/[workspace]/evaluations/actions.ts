"use server";

import { revalidatePath } from "next/cache";
import { pinBaseline } from "@/lib/baselines/pin-baseline";
import { PinBaseline } from "@/lib/baselines/schema";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { DatasetId, ListDatasets } from "@/lib/datasets/schema";
import { summariseCases } from "@/lib/datasets/summarise-cases";
import { cancelEvaluation } from "@/lib/evaluations/cancel-evaluation";
import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { rescoreEvaluation } from "@/lib/evaluations/rescore-evaluation";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { EvaluationId, GoOn, RescoreEvaluation, StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { action } from "@/lib/http/action";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListPrompts, ListVersions, OfPrompt } from "@/lib/prompts/schema";
import { OverrideForm } from "@/lib/reviews/override-form";
import { overrideScore } from "@/lib/reviews/override-score";
import { ReviewForm } from "@/lib/reviews/review-form";
import { reviseReview } from "@/lib/reviews/revise-review";

export const saveReview = action(ReviewForm, async (ctx, input): Promise<void> => {
  await reviseReview(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const overrideOne = action(OverrideForm, async (ctx, input): Promise<void> => {
  await overrideScore(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const start = action(StartEvaluation, async (ctx, input) => {
  const { id } = await startEvaluation(ctx, input);
  return { id };
});

export const rescore = action(RescoreEvaluation, async (ctx, input) => {
  const { id } = await rescoreEvaluation(ctx, input);
  return { id };
});

export const cancel = action(EvaluationId, async (ctx, input): Promise<void> => {
  await cancelEvaluation(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const resume = action(GoOn, async (ctx, input): Promise<void> => {
  await resumeEvaluation(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const retry = action(GoOn, async (ctx, input): Promise<void> => {
  await retryFailed(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const pinRun = action(PinBaseline, async (ctx, input): Promise<void> => {
  await pinBaseline(ctx, input);
  revalidatePath("/w/[workspace]/evaluations", "layout");
});

export const estimate = action(StartEvaluation, (ctx, input) => estimateEvaluation(ctx, input));

/** The versions one can choose an arm from, the newest first. */
export const versionsOf = action(OfPrompt, async (ctx, { id }) => {
  const { data } = await listVersions(ctx, ListVersions.parse({ id, pageSize: 100 }));
  return data.map(({ id, number, state, active }) => ({ id, number, state, active }));
});

/** What the cases of a dataset are like, to choose among them. */
export const casesOf = action(DatasetId, async (ctx, { id }) => {
  const { caseCount, splits, expectations } = await summariseCases(ctx, { id });
  return { caseCount, splits, expectations, tags: await listCaseTags(ctx, { id }) };
});

export const findPrompts = action(ListPrompts.pick({ q: true }), async (ctx, { q }) => {
  const { data } = await listPrompts(ctx, ListPrompts.parse({ q, pageSize: 50 }));
  return data.map(({ id, name }) => ({ id, name }));
});

export const findDatasets = action(ListDatasets.pick({ q: true }), async (ctx, { q }) => {
  const { data } = await listDatasets(ctx, ListDatasets.parse({ q, pageSize: 50 }));
  return data.map(({ id, name }) => ({ id, name }));
});
