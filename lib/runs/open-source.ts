import type { z } from "zod";
import type { Context } from "@/lib/context";
import { getVersion } from "@/lib/prompts/get-version";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListVersions } from "@/lib/prompts/schema";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import type { Content, Values } from "@/lib/templates/content";
import { verb } from "@/lib/verb";
import { getRunSource } from "./get-run-source";
import { type ColumnSource, Run } from "./schema";

export type SourceVersion = { id: string; promptSlug: string; number: number };
export type VersionChoice = { id: string; number: number; state: string; active: string[] };

/** What a column of the playground begins with. */
export type Source = {
  key: string;
  content: Content;
  providerId: string | null;
  version: SourceVersion | null;
  /** The content is the version's own, so that a run can be of the version itself. */
  isOfVersion: boolean;
  /** The versions of its prompt, to go over to another one. */
  versions: VersionChoice[];
  /** The values of the run. */
  values: Values | null;
  run: z.infer<typeof Run> | null;
};

/** Opens a version, a run with its values, or the version of a prompt that is tried first; null where it names nothing. */
export const openSource = verb("prompts:read", async (ctx, { version, run, prompt }: ColumnSource): Promise<Source | null> => {
  if (run) return ofRun(ctx, run);
  if (version) return ofVersion(ctx, version);
  if (!prompt) return null;
  const versions = await versionsOf(ctx, prompt);
  // what production serves, else the newest
  const first = versions.find(({ active }) => active.includes("production")) ?? versions[0];
  return first ? ofVersion(ctx, first.id, versions) : null;
});

async function versionsOf(ctx: Context, slug: string): Promise<VersionChoice[]> {
  const { data } = await listVersions(ctx, ListVersions.parse({ id: slug, pageSize: 100 }));
  return data.map(({ id, number, state, active }) => ({ id, number, state, active }));
}

async function ofVersion(ctx: Context, ref: string, known?: VersionChoice[]): Promise<Source> {
  const { id, promptSlug, number, messages, variables, model } = await getVersion(ctx, { id: ref });
  const { providerId, ...settings } = model;
  return {
    ...{ key: id, content: { messages, variables, model: settings }, providerId },
    ...{ version: { id, promptSlug, number }, isOfVersion: true, values: null, run: null },
    versions: known ?? (await versionsOf(ctx, promptSlug)),
  };
}

async function ofRun(ctx: Context, id: string): Promise<Source> {
  const { run, content } = await getRunSource(ctx, { id });
  const version = run.versionId ? await getVersion(ctx, { id: run.versionId }) : null;
  const { messages, variables, model } = content;
  // a version that names no provider goes where its model's alias leads, else to the first
  const providers = await listProviderChoices(ctx, undefined);
  const [fallback] = [...providers.filter(({ aliases }) => aliases.includes(model.name)), ...providers];
  const isOfVersion = version?.contentHash === run.contentHash && (version.model.providerId ?? fallback?.id) === run.providerId;
  return {
    ...{ key: id, content: { messages, variables, model }, isOfVersion },
    providerId: isOfVersion ? version.model.providerId : run.providerId,
    version: version && { id: version.id, promptSlug: version.promptSlug, number: version.number },
    versions: version ? await versionsOf(ctx, version.promptSlug) : [],
    values: run.variables,
    run: Run.parse(run),
  };
}
