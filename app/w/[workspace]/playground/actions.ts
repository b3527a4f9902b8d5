"use server";

import { listCases } from "@/lib/datasets/list-cases";
import { ListCases } from "@/lib/datasets/schema";
import { action } from "@/lib/http/action";
import { createVersion } from "@/lib/prompts/create-version";
import { CreateVersion } from "@/lib/prompts/schema";
import { cancelRun } from "@/lib/runs/cancel-run";
import { previewRun } from "@/lib/runs/preview-run";
import { PreviewRun, Run, RunId, StartRun } from "@/lib/runs/schema";
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
