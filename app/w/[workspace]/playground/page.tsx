import type { Metadata } from "next";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { Playground } from "@/components/playground/playground";
import { RunHistory } from "@/components/playground/run-history";
import type { Source } from "@/components/playground/source";
import { blankDraft } from "@/components/prompts/blank-draft";
import { contentOfDraft } from "@/components/prompts/content-of-draft";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import type { Context } from "@/lib/context";
import { getCase } from "@/lib/datasets/get-case";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getVersion } from "@/lib/prompts/get-version";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListPrompts, ListVersions } from "@/lib/prompts/schema";
import { listProviderChoices, type ProviderChoice } from "@/lib/providers/list-provider-choices";
import { getRunSource } from "@/lib/runs/get-run-source";
import { listRunHistory } from "@/lib/runs/list-run-history";
import { PlaygroundQuery, Run } from "@/lib/runs/schema";
import { findPlaygroundCases, previewPlayground, savePlaygroundVersion, startPlaygroundRun, stopPlaygroundRun } from "./actions";

export const metadata: Metadata = { title: "Playground" };

/** Queries: prompts and datasets to choose from, a page of runs, then what is begun with: a version or a run, its versions, a case. */
export default async function PlaygroundPage({ params, searchParams }: PageProps<"/w/[workspace]/playground">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const asked = readQuery(PlaygroundQuery, query);
  const [prompts, datasets, history, providers] = await Promise.all([
    listPrompts(ctx, ListPrompts.parse({ sort: "updatedAt", pageSize: 100 })),
    listDatasets(ctx, ListDatasets.parse({ sort: "updatedAt", pageSize: 100 })),
    listRunHistory(ctx, asked),
    listProviderChoices(ctx, undefined),
  ]);
  const slug = asked.prompt ?? prompts.data.find(({ versionCount }) => versionCount > 0)?.slug;
  const source = await orNotFound(sourceOf(ctx, asked, slug, providers));
  const versions = source.version
    ? await listVersions(ctx, ListVersions.parse({ id: source.version.promptSlug, pageSize: 100 }))
    : null;
  const { scopes } = ctx.principal;
  const path = `/w/${workspace}/playground`;

  return (
    <div className="flex max-w-7xl flex-col gap-6">
      <PageHeader
        title="Playground"
        actions={
          <a href="#runs" className={buttonClass("quiet")}>
            Earlier runs
          </a>
        }
      />
      <Playground
        workspaceSlug={workspace}
        source={source}
        prompts={prompts.data.map(({ slug, name, versionCount }) => ({ slug, name, versionCount }))}
        versions={versions?.data.map(({ id, number, state, active }) => ({ id, number, state, active })) ?? []}
        providers={providers}
        datasets={datasets.data.map(({ id, name, caseCount }) => ({ id, name, caseCount }))}
        may={{ run: scopes.has("runs:write"), save: scopes.has("prompts:write") }}
        preview={previewPlayground.bind(null, workspace)}
        start={startPlaygroundRun.bind(null, workspace)}
        stop={stopPlaygroundRun.bind(null, workspace)}
        save={savePlaygroundVersion.bind(null, workspace)}
        findCases={findPlaygroundCases.bind(null, workspace)}
      />
      <div id="runs" className="scroll-mt-16 md:scroll-mt-4">
        <PageSection title="Earlier runs">
          {history.pagination.total === 0 ? (
            <p className="text-muted">No run yet. Each one is kept here with its values and its answer.</p>
          ) : (
            <>
              <RunHistory runs={history.data} path={path} chosen={asked.run} />
              <PageLinks what="runs" {...history.pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
            </>
          )}
        </PageSection>
      </div>
    </div>
  );
}

async function sourceOf(ctx: Context, asked: PlaygroundQuery, slug = "", providers: ProviderChoice[]): Promise<Source> {
  const begun = await beginOf(ctx, asked, slug, providers);
  if (!asked.case) return begun;
  const { id, name, variables } = await getCase(ctx, { id: asked.case });
  const from = `the case ${name ? `“${name}”` : id}`;
  return { ...begun, key: `${begun.key} ${id}`, values: { from, values: variables } };
}

async function beginOf(ctx: Context, asked: PlaygroundQuery, slug: string, providers: ProviderChoice[]): Promise<Source> {
  if (asked.run) return ofRun(ctx, asked.run, providers);
  const ref = asked.version ?? (slug && (await firstRef(ctx, slug)));
  if (!ref) {
    const [provider] = providers;
    const { content } = contentOfDraft(blankDraft({ providerId: "", name: provider?.models[0] ?? "" }));
    return { key: "none", content, providerId: null, version: null, isOfVersion: false, values: null, run: null };
  }
  const { id, promptSlug, number, messages, variables, model } = await getVersion(ctx, { id: ref });
  const { providerId, ...settings } = model;
  return {
    ...{ key: id, content: { messages, variables, model: settings }, providerId },
    ...{ version: { id, promptSlug, number }, isOfVersion: true, values: null, run: null },
  };
}

/** What production serves, else the newest. */
async function firstRef(ctx: Context, slug: string): Promise<string | undefined> {
  const { data } = await listVersions(ctx, ListVersions.parse({ id: slug, pageSize: 100 }));
  return (data.find(({ active }) => active.includes("production")) ?? data[0])?.id;
}

async function ofRun(ctx: Context, id: string, providers: ProviderChoice[]): Promise<Source> {
  const { run, content } = await getRunSource(ctx, { id });
  const version = run.versionId ? await getVersion(ctx, { id: run.versionId }) : null;
  const { messages, variables, model } = content;
  // a version that names no provider goes where its model's alias leads, else to the first
  const [fallback] = [...providers.filter(({ aliases }) => aliases.includes(model.name)), ...providers];
  const isOfVersion = version?.contentHash === run.contentHash && (version.model.providerId ?? fallback?.id) === run.providerId;
  return {
    ...{ key: id, content: { messages, variables, model }, isOfVersion },
    providerId: isOfVersion ? version.model.providerId : run.providerId,
    version: version && { id: version.id, promptSlug: version.promptSlug, number: version.number },
    values: { from: "an earlier run", values: run.variables },
    run: Run.parse(run),
  };
}
