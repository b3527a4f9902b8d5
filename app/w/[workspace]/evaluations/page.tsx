import type { Metadata } from "next";
import Link from "next/link";
import { EvaluationFilters } from "@/components/evaluations/evaluation-filters";
import { EvaluationTable } from "@/components/evaluations/evaluation-table";
import { NoEvaluations } from "@/components/evaluations/no-evaluations";
import { hrefWith } from "@/components/href-with";
import { LiveRefresh } from "@/components/live-refresh";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import { summariseEvaluations } from "@/lib/evaluations/summarise-evaluations";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { ListPrompts } from "@/lib/prompts/schema";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";

export const metadata: Metadata = { title: "Evaluations" };

const byName = { pageSize: 100, sort: "name", order: "asc" };

export default async function EvaluationsPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const asked = readQuery(ListEvaluations, query);
  const [{ data, pagination }, prompts, datasets, suites] = await Promise.all([
    listEvaluations(ctx, asked),
    listPrompts(ctx, ListPrompts.parse(byName)),
    listDatasets(ctx, ListDatasets.parse(byName)),
    listSuites(ctx, ListSuites.parse(byName)),
  ]);
  const arms = await summariseEvaluations(ctx, { ids: data.map(({ id }) => id) });
  const path = `/w/${workspace}/evaluations`;
  const newPath = ctx.principal.scopes.has("evaluations:write") ? `${path}/new` : null;
  const isFiltered = [asked.q, asked.status, asked.promptId, asked.datasetId, asked.suiteId].some(Boolean);
  const isRunning = data.some(({ status }) => status === "queued" || status === "running");
  const isEmpty = pagination.total === 0;

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Evaluations"
        actions={
          newPath &&
          !(isEmpty && !isFiltered) && (
            <Link href={newPath} className={buttonClass("primary")}>
              New evaluation
            </Link>
          )
        }
      />
      {isEmpty && !isFiltered ? (
        <NoEvaluations newPath={newPath} />
      ) : (
        <>
          <EvaluationFilters
            {...{ path, query, chosen: asked, prompts: prompts.data, datasets: datasets.data, suites: suites.data }}
          />
          {isEmpty ? (
            <EmptyState title="No evaluation matches" text="Change the search or the filters, or clear them to see all.">
              <Link href={path} className={buttonClass()}>
                Clear filters
              </Link>
            </EmptyState>
          ) : (
            <EvaluationTable evaluations={data} arms={arms} path={path} />
          )}
          <PageLinks what="evaluations" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      )}
      {isRunning && <LiveRefresh source={`/live/evaluations?workspace=${workspace}`} />}
    </div>
  );
}
