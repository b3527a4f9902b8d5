import { Database } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { DatasetFilters } from "@/components/datasets/dataset-filters";
import { DatasetTable } from "@/components/datasets/dataset-table";
import { NewDataset } from "@/components/datasets/new-dataset";
import { hrefWith } from "@/components/href-with";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { countUses } from "@/lib/datasets/count-uses";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { ListDatasets } from "@/lib/datasets/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { addDataset } from "./actions";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage({ params, searchParams }: PageProps<"/w/[workspace]/datasets">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const chosen = readQuery(ListDatasets, { sort: "updatedAt", ...query });
  const { data, pagination } = await listDatasets(ctx, chosen);
  const uses = await countUses(ctx, { ids: data.map(({ id }) => id) });
  const path = `/w/${workspace}/datasets`;
  const mayWrite = ctx.principal.scopes.has("datasets:write");
  const isFiltered = Boolean(chosen.q || chosen.tag || chosen.archived);
  const isNew = pagination.total === 0 && !isFiltered;
  const newDataset = (trigger: string, look: "primary" | "plain") =>
    mayWrite && (
      <NewDataset trigger={<Button look={look}>{trigger}</Button>} path={path} add={addDataset.bind(null, workspace)} />
    );

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader title="Datasets" actions={!isNew && newDataset("New dataset", "primary")} />
      {!isNew && <DatasetFilters path={path} query={query} chosen={chosen} />}
      {isNew ? (
        <EmptyState
          icon={Database}
          title="No dataset yet"
          text={
            mayWrite
              ? "A dataset holds the cases your prompts are measured on: values for the variables and what a good answer has. Make one and import a CSV file, or type the first cases."
              : "A dataset holds the cases prompts are measured on. An editor of this workspace can make one."
          }
        >
          {newDataset("New dataset", "primary")}
          <Link href={`${path}?archived=true`} className={buttonClass("quiet")}>
            Archived datasets
          </Link>
        </EmptyState>
      ) : data.length === 0 ? (
        <p className="text-muted">{chosen.archived && !chosen.q ? "No dataset is archived." : "No dataset matches."}</p>
      ) : (
        <DatasetTable datasets={data} uses={uses} path={path} />
      )}
      {pagination.total > 0 && (
        <PageLinks what="datasets" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      )}
    </div>
  );
}
