import type { Metadata } from "next";
import { findPartials } from "@/app/w/[workspace]/prompts/actions";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { Playground } from "@/components/playground/playground";
import { RunHistory } from "@/components/playground/run-history";
import type { GivenCase } from "@/components/playground/use-values";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import type { Context } from "@/lib/context";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { stepCase } from "@/lib/datasets/step-case";
import { AppError } from "@/lib/errors";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { ListPrompts } from "@/lib/prompts/schema";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { listRunHistory } from "@/lib/runs/list-run-history";
import { openSource, type Source } from "@/lib/runs/open-source";
import { PlaygroundQuery } from "@/lib/runs/schema";
import {
  addPlaygroundCase,
  findPlaygroundCases,
  findPlaygroundEvaluators,
  openPlaygroundSource,
  previewPlayground,
  savePlaygroundVersion,
  startPlaygroundRun,
  stepPlaygroundCase,
  stopPlaygroundRun,
} from "./actions";

export const metadata: Metadata = { title: "Playground" };

/** Queries: prompts and datasets to choose from, a page of runs, then what each column begins with and its versions, and a case. */
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
  const slug = prompts.data.find(({ versionCount }) => versionCount > 0)?.slug;
  const [sources, given] = await orNotFound(Promise.all([sourcesOf(ctx, asked, slug), caseOf(ctx, asked.case)]));
  const { scopes } = ctx.principal;
  const path = `/w/${workspace}/playground`;

  return (
    <div className="flex flex-col gap-4">
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
        asked={[asked.version, asked.run, asked.prompt].filter(Boolean).join(" ")}
        sources={sources}
        givenCase={given}
        prompts={prompts.data.map(({ slug, name, versionCount }) => ({ slug, name, versionCount }))}
        providers={providers}
        datasets={datasets.data.map(({ id, name, caseCount }) => ({ id, name, caseCount }))}
        may={{
          run: scopes.has("runs:write"),
          save: scopes.has("prompts:write"),
          addCase: scopes.has("datasets:write"),
          score: scopes.has("evaluations:write"),
        }}
        actions={{
          preview: previewPlayground.bind(null, workspace),
          start: startPlaygroundRun.bind(null, workspace),
          stop: stopPlaygroundRun.bind(null, workspace),
          open: openPlaygroundSource.bind(null, workspace),
          save: savePlaygroundVersion.bind(null, workspace),
          addCase: addPlaygroundCase.bind(null, workspace),
          findCases: findPlaygroundCases.bind(null, workspace),
          stepCase: stepPlaygroundCase.bind(null, workspace),
          findPartials: findPartials.bind(null, workspace),
          findEvaluators: findPlaygroundEvaluators.bind(null, workspace),
        }}
      >
        <div id="runs" className="mt-4 scroll-mt-16 md:scroll-mt-4">
          <PageSection title="Earlier runs">
            {history.pagination.total === 0 ? (
              <p className="text-muted">No run yet. Each one is kept here with its values and its answer.</p>
            ) : (
              <>
                <RunHistory runs={history.data} path={path} chosen={(asked.open ?? asked.run ?? "").split(".")} />
                <PageLinks what="runs" {...history.pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
              </>
            )}
          </PageSection>
        </div>
      </Playground>
    </div>
  );
}

/** What was asked for by name, else the columns as the page itself wrote them down, else the first prompt. */
async function sourcesOf(ctx: Context, asked: PlaygroundQuery, slug: string | undefined): Promise<(Source | null)[]> {
  const { version, run, prompt, open } = asked;
  if (version || run || prompt) return [await openSource(ctx, { version, run, prompt })];
  if (!open) return [await openSource(ctx, { prompt: slug })];
  const sourceOf = (id: string) => openSource(ctx, id === "-" ? {} : id.startsWith("run_") ? { run: id } : { version: id });
  const found = await Promise.all(open.split(".").map((id) => sourceOf(id).catch(nothingThere)));
  const there = found.filter((source) => source !== undefined);
  return there.length > 0 ? there : [await openSource(ctx, { prompt: slug })];
}

/** A draft that stood in a column may have been deleted since: the others are opened. */
function nothingThere(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== "not_found") throw error;
}

async function caseOf(ctx: Context, id: string | undefined): Promise<GivenCase | null> {
  if (!id) return null;
  const { case: of, number, total } = await stepCase(ctx, { id, by: 0 });
  return { id: of.id, datasetId: of.datasetId, name: of.name, variables: of.variables, number, total };
}
