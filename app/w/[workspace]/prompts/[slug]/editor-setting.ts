import { findPlaygroundCases, previewPlayground } from "@/app/w/[workspace]/playground/actions";
import { addVersion, findPartials, publishDraft, reviewPublish, saveDraft } from "@/app/w/[workspace]/prompts/actions";
import type { Context } from "@/lib/context";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import type { getPrompt } from "@/lib/prompts/get-prompt";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { checkSetting } from "./check-setting";

/** What the version editor needs beside the version: providers, datasets to take values from, the check, and its actions. */
export async function editorSetting(ctx: Context, workspace: string, prompt: Awaited<ReturnType<typeof getPrompt>>) {
  const [providers, datasets, check] = await Promise.all([
    listProviderChoices(ctx, undefined),
    listDatasets(ctx, ListDatasets.parse({ sort: "updatedAt", pageSize: 100 })),
    checkSetting(ctx, workspace, prompt),
  ]);
  return {
    ...{ providers, check, promptId: prompt.id, slug: prompt.slug, path: `/w/${workspace}/prompts/${prompt.slug}` },
    promptsPath: `/w/${workspace}/prompts`,
    datasets: datasets.data.map(({ id, name, caseCount }) => ({ id, name, caseCount })),
    actions: {
      add: addVersion.bind(null, workspace),
      save: saveDraft.bind(null, workspace),
      publish: publishDraft.bind(null, workspace),
      review: reviewPublish.bind(null, workspace),
      preview: previewPlayground.bind(null, workspace),
      findCases: findPlaygroundCases.bind(null, workspace),
      findPartials: findPartials.bind(null, workspace),
    },
  };
}
