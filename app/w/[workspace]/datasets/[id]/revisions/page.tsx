import { History } from "lucide-react";
import type { Metadata } from "next";
import { archiveDataset, dealOut, removeDataset, saveDataset } from "@/app/w/[workspace]/datasets/actions";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { RevisionTable } from "@/components/datasets/revision-table";
import { hrefWith } from "@/components/href-with";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { countUses } from "@/lib/datasets/count-uses";
import { getDataset } from "@/lib/datasets/get-dataset";
import { listRevisions } from "@/lib/datasets/list-revisions";
import { ListRevisions } from "@/lib/datasets/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Revisions" };

export default async function RevisionsPage({ params, searchParams }: PageProps<"/w/[workspace]/datasets/[id]/revisions">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const dataset = await orNotFound(getDataset(ctx, { id }));
  const [{ data, pagination }, uses] = await Promise.all([
    listRevisions(ctx, readQuery(ListRevisions, query, { id })),
    countUses(ctx, { ids: [id] }),
  ]);
  const path = `/w/${workspace}/datasets/${id}`;
  const changes = {
    save: saveDataset.bind(null, workspace),
    archive: archiveDataset.bind(null, workspace),
    remove: removeDataset.bind(null, workspace),
    deal: dealOut.bind(null, workspace),
  };

  return (
    <div className="flex max-w-7xl flex-col gap-5">
      <DatasetHeader
        dataset={dataset}
        uses={uses[id] ?? 0}
        workspace={workspace}
        tab="revisions"
        changes={ctx.principal.scopes.has("datasets:write") ? changes : null}
      />
      {pagination.total === 0 ? (
        <EmptyState
          icon={History}
          title="No revision yet"
          text="Each change of the cases makes a revision, and an evaluation keeps to the one it started with. The first cases make revision 1."
        />
      ) : (
        <>
          <RevisionTable revisions={data} path={path} />
          <PageLinks
            what="revisions"
            {...pagination}
            hrefOf={(page) => hrefWith(`${path}/revisions`, query, { page: String(page) })}
          />
        </>
      )}
    </div>
  );
}
