import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { casesOf, estimate, findDatasets, findPrompts, start, versionsOf } from "@/app/w/[workspace]/evaluations/actions";
import type { VersionChoice } from "@/components/evaluations/start/arm-fields";
import type { CaseSummary } from "@/components/evaluations/start/case-fields";
import { withSaved } from "@/components/evaluations/start/catalogue-of";
import { blankArm, type CatalogueEntry, type EvaluationDraft } from "@/components/evaluations/start/evaluation-draft";
import { setupDraft } from "@/components/evaluations/start/setup-draft";
import { StartForm } from "@/components/evaluations/start/start-form";
import { suggestUses } from "@/components/evaluations/start/suggest-uses";
import { SuiteChoice } from "@/components/evaluations/start/suite-choice";
import { hrefWith } from "@/components/href-with";
import { recipeLines } from "@/components/suites/recipe-lines";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { summariseCases } from "@/lib/datasets/summarise-cases";
import { getSetup } from "@/lib/evaluations/get-setup";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import type { PageQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListPrompts, ListVersions } from "@/lib/prompts/schema";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { getSuite } from "@/lib/suites/get-suite";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";

export const metadata: Metadata = { title: "New evaluation" };

export default async function NewEvaluationPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations/new">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("evaluations:write")) return <MayNot listPath={`/w/${workspace}/evaluations`} />;
  const [suites, prompts, datasets, evaluators, saved, providers] = await Promise.all([
    listSuites(ctx, ListSuites.parse({ pageSize: 100, sort: "name", order: "asc" })),
    listPrompts(ctx, ListPrompts.parse({ pageSize: 100, sort: "updatedAt" })),
    listDatasets(ctx, ListDatasets.parse({ pageSize: 100, sort: "updatedAt" })),
    listEvaluators(ctx, {}),
    listSavedEvaluators(ctx, ListSaved.parse({ pageSize: 100, sort: "name", order: "asc" })),
    listProviderChoices(ctx, {}),
  ]);
  const catalogue = withSaved(evaluators.data, saved.data);
  const { draft, versions, cases, chosen, suite, asBefore } = await orNotFound(begin(ctx, query, catalogue));
  const named = (list: { id: string; name: string }[], more: { id: string; name: string }[]) => [
    ...list.map(({ id, name }) => ({ id, name })),
    ...more.filter(({ id }) => list.every((one) => one.id !== id)),
  ];
  const path = `/w/${workspace}/evaluations`;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Evaluations", href: path }]}
        title="New evaluation"
        meta={
          <>
            <SuiteChoice
              suites={suites.data}
              chosen={suite?.slug ?? null}
              hrefOf={(slug) => hrefWith(`${path}/new`, query, { suite: slug ?? "", dataset: undefined })}
            />
            {asBefore && <AsBefore {...asBefore} path={path} blankHref={hrefWith(`${path}/new`, query, { suite: "" })} />}
          </>
        }
      />
      <StartForm
        key={`${suite?.id} ${asBefore?.id}`}
        suite={suite}
        {...{ initial: draft, catalogue, versions, cases, path }}
        providers={providers.map(({ id, name }) => ({ id, name }))}
        prompts={{ choices: named(prompts.data, chosen.prompts), total: prompts.pagination.total }}
        datasets={{ choices: named(datasets.data, chosen.datasets), total: datasets.pagination.total }}
        start={start.bind(null, workspace)}
        estimate={estimate.bind(null, workspace)}
        versionsOf={versionsOf.bind(null, workspace)}
        casesOf={casesOf.bind(null, workspace)}
        findPrompts={findPrompts.bind(null, workspace)}
        findDatasets={findDatasets.bind(null, workspace)}
      />
    </div>
  );
}

/** That the form remembers what this prompt was last measured with, and the way to begin without. */
function AsBefore({ id, name, path, blankHref }: { id: string; name: string; path: string; blankHref: string }) {
  const link = "text-accent underline underline-offset-2";
  return (
    <p className="min-w-0 break-words">
      Cases and evaluators as in{" "}
      <Link href={`${path}/${id}`} prefetch={false} className={link}>
        {name}
      </Link>
      .{" "}
      <Link href={blankHref} prefetch={false} className={link}>
        Begin without
      </Link>
    </p>
  );
}

function MayNot({ listPath }: { listPath: string }) {
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader crumbs={[{ text: "Evaluations", href: listPath }]} title="New evaluation" />
      <EmptyState
        title="Your role does not start evaluations"
        text="An editor of this workspace can; ask one, or read those there are."
      >
        <Link href={listPath} className={buttonClass()}>
          All evaluations
        </Link>
      </EmptyState>
    </div>
  );
}

/** How often each case is to be run, as an address that was made here says it. */
const isTrials = (given: PageQuery[string]): given is string =>
  typeof given === "string" && /^\d{1,2}$/.test(given) && Number(given) >= 1 && Number(given) <= 20;

/**
 * What the form begins with: an evaluation like another, or the prompt, version and dataset the address names; where it names a prompt
 * alone, the cases and evaluators that the prompt was last measured with.
 */
async function begin(
  ctx: Context,
  { like, prompt, version, dataset, suite: suiteRef, with: more, trials: repeats }: PageQuery,
  catalogue: CatalogueEntry[],
) {
  const text = (value: PageQuery[string]) => (typeof value === "string" && value !== "" ? value : null);
  const likeId = text(like);
  const setup = likeId ? await getSetup(ctx, { id: likeId }) : null;
  const promptRefs = setup ? [...new Set(setup.arms.map(({ promptId }) => promptId))] : [text(prompt) ?? []].flat();
  const isOwn = more === "suite" && suiteRef === undefined; // the prompt's own suite
  const own = isOwn && promptRefs[0] ? (await getPrompt(ctx, { id: promptRefs[0] })).defaultSuiteId : null;
  const isOpen = !setup && !own && suiteRef === undefined && !text(dataset);
  const before = isOpen && promptRefs[0] ? await lastOf(ctx, promptRefs[0]) : null;
  const suite = await suiteOf(
    ctx,
    text(suiteRef),
    suiteRef === undefined ? (setup?.suiteId ?? own ?? before?.suiteId ?? null) : null,
  );
  const datasetId = suite?.datasetId ?? setup?.datasetId ?? text(dataset) ?? before?.datasetId;
  const [prompts, summary] = await Promise.all([
    Promise.all(promptRefs.map((ref) => promptWith(ctx, ref))),
    datasetId ? summaryOf(ctx, datasetId) : null,
  ]);
  const [first] = prompts;
  const likeSetup = setup && setupDraft(setup, catalogue);
  const asked = likeSetup ? { ...likeSetup, ...(isTrials(repeats) && { trials: repeats }) } : await asNamed();
  const bySuite = suite && { suiteId: suite.id, split: (setup ? setup.split : suite.split) ?? "", datasetId: suite.datasetId };
  const trials = suite && String(Math.max(suite.trials, setup?.trials ?? 1, isTrials(repeats) ? Number(repeats) : 1));
  return {
    suite: suite && { ...suite, lines: recipeLines(suite) },
    asBefore: before && { id: before.id, name: before.name },
    draft: bySuite ? { ...asked, ...bySuite, trials: trials ?? "1", uses: [] } : asked,
    versions: Object.fromEntries(prompts.map(({ id, versions }) => [id, versions])),
    cases: Object.fromEntries(summary ? [[summary.id, summary]] : []),
    chosen: {
      prompts: prompts.map(({ id, name }) => ({ id, name })),
      datasets: summary ? [{ id: summary.id, name: summary.name }] : [],
    },
  };

  async function asNamed(): Promise<EvaluationDraft> {
    const { versions = [], id: promptId } = first ?? {};
    const named = text(version);
    const asked = versions.find(({ id, number }) => id === named || String(number) === named);
    if (named && first && !asked) notFound();
    const active = versions.find((one) => one.active.includes("production"));
    const measured = [...new Set([active, asked ?? versions.find(({ state }) => state !== "archived")])].filter(
      (one) => one !== undefined,
    );
    const arms = measured.map(({ id }, position) => blankArm(`arm ${position}`, { promptId, versionId: id }));
    const chosenArms = arms.length > 0 ? arms : [blankArm("arm 0")];
    if (before) return { ...setupDraft(before, catalogue), arms: chosenArms };
    return {
      ...{ name: "", suiteId: "", split: "", tags: [], trials: "1", concurrency: "20", passThreshold: "", budgetUsd: "" },
      arms: chosenArms,
      datasetId: summary?.id ?? "",
      uses: summary
        ? suggestUses(
            catalogue,
            summary.expectations.map(({ name }) => name),
          )
        : [],
    };
  }
}

/** What a prompt was last measured with; null where it never was. */
async function lastOf(ctx: Context, ref: string) {
  const { id: promptId } = await getPrompt(ctx, { id: ref });
  const { data } = await listEvaluations(ctx, ListEvaluations.parse({ promptId, pageSize: 1 }));
  const [last] = data;
  return last ? { id: last.id, ...(await getSetup(ctx, { id: last.id })) } : null;
}

/** The suite that was chosen, else the one an evaluation like this came from, where that is still in use. */
async function suiteOf(ctx: Context, chosen: string | null, like: string | null) {
  const ref = chosen ?? like;
  if (!ref) return null;
  const suite = await getSuite(ctx, { id: ref });
  if (suite.archivedAt && chosen) notFound();
  return suite.archivedAt ? null : suite;
}

async function promptWith(ctx: Context, ref: string): Promise<{ id: string; name: string; versions: VersionChoice[] }> {
  const { id, name } = await getPrompt(ctx, { id: ref });
  const { data } = await listVersions(ctx, ListVersions.parse({ id, pageSize: 100 }));
  return { id, name, versions: data.map(({ id, number, state, active }) => ({ id, number, state, active })) };
}

async function summaryOf(ctx: Context, id: string): Promise<CaseSummary & { id: string; name: string }> {
  const [summary, tags] = await Promise.all([summariseCases(ctx, { id }), listCaseTags(ctx, { id })]);
  return { ...summary, tags };
}
