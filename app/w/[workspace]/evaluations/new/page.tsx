import type { Metadata } from "next";
import Link from "next/link";
import { casesOf, estimate, findDatasets, findPrompts, start, versionsOf } from "@/app/w/[workspace]/evaluations/actions";
import { withSaved } from "@/components/evaluations/start/catalogue-of";
import { StartForm } from "@/components/evaluations/start/start-form";
import { SuiteChoice } from "@/components/evaluations/start/suite-choice";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { ListPrompts } from "@/lib/prompts/schema";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";
import { begin } from "./begin";

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
