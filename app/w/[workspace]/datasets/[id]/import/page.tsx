import type { Metadata } from "next";
import { ImportForm } from "@/components/datasets/import-form";
import { PageHeader } from "@/components/ui/page-header";
import { getDataset } from "@/lib/datasets/get-dataset";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Import cases" };

export default async function ImportPage({ params }: PageProps<"/w/[workspace]/datasets/[id]/import">) {
  const { workspace, id } = await params;
  const ctx = await contextFromSession(workspace);
  const dataset = await orNotFound(getDataset(ctx, { id }));
  const list = `/w/${workspace}/datasets`;
  const path = `${list}/${id}`;
  const mayImport = ctx.principal.scopes.has("datasets:write") && !dataset.archivedAt;

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Datasets", href: list },
          { text: dataset.name, href: path },
        ]}
        title="Import cases"
      />
      {mayImport ? (
        <ImportForm workspace={workspace} datasetId={id} isEmpty={dataset.caseCount === 0} path={path} />
      ) : (
        <p className="text-muted">
          {dataset.archivedAt
            ? "The dataset is archived. Take it out of the archive to add cases."
            : "Your role in this workspace lets you look at cases, not add them."}
        </p>
      )}
    </div>
  );
}
