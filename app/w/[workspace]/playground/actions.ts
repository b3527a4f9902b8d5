"use server";

import { z } from "zod";
import { withSaved } from "@/components/evaluations/start/catalogue-of";
import { addCases } from "@/lib/datasets/add-cases";
import { listCases } from "@/lib/datasets/list-cases";
import { CaseInput, ListCases, StepCase } from "@/lib/datasets/schema";
import { stepCase } from "@/lib/datasets/step-case";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";
import { action } from "@/lib/http/action";
import { createVersion } from "@/lib/prompts/create-version";
import { CreateVersion } from "@/lib/prompts/schema";
import { cancelRun } from "@/lib/runs/cancel-run";
import { openSource } from "@/lib/runs/open-source";
import { previewRun } from "@/lib/runs/preview-run";
import { ColumnSource, PreviewRun, Run, RunId, StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";

export const previewPlayground = action(PreviewRun, async (ctx, input) => {
  const { messages, inputTokens, unusedValues } = await previewRun(ctx, input);
  return { messages, inputTokens, unusedValues };
});

export const startPlaygroundRun = action(StartRun, async (ctx, input) => Run.parse(await startRun(ctx, input)));

export const stopPlaygroundRun = action(RunId, async (ctx, input): Promise<void> => {
  await cancelRun(ctx, input);
});

export const savePlaygroundVersion = action(CreateVersion, async (ctx, input) => {
  const { id, promptSlug, number } = await createVersion(ctx, input);
  return { id, promptSlug, number };
});

export const findPlaygroundCases = action(ListCases, async (ctx, input) => {
  const { data, pagination } = await listCases(ctx, input);
  return { total: pagination.total, cases: data.map(({ id, name, variables }) => ({ id, name, variables })) };
});

export const stepPlaygroundCase = action(StepCase, async (ctx, input) => {
  const { case: at, number, total } = await stepCase(ctx, input);
  return { id: at.id, datasetId: at.datasetId, name: at.name, variables: at.variables, number, total };
});

export const openPlaygroundSource = action(ColumnSource, (ctx, input) => openSource(ctx, input));

/** One case; several are the business of the dataset's own page. */
export const addPlaygroundCase = action(CaseInput.extend({ id: z.string() }), async (ctx, input) => {
  const [added] = [await addCases(ctx, input)].flat();
  if (!added) throw new Error("one case was sent, none was added");
  return { id: added.id, datasetId: added.datasetId };
});

export const findPlaygroundEvaluators = action(z.strictObject({}), async (ctx) => {
  const [evaluators, saved] = await Promise.all([
    listEvaluators(ctx, {}),
    listSavedEvaluators(ctx, ListSaved.parse({ sort: "name", order: "asc", pageSize: 100 })),
  ]);
  return withSaved(evaluators.data, saved.data);
});
