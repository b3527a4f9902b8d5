import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { restore } from "@/app/w/[workspace]/datasets/actions";
import { ChangeList } from "@/components/datasets/change-list";
import { RestoreButton } from "@/components/datasets/restore-button";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { getDataset } from "@/lib/datasets/get-dataset";
import { listChanges } from "@/lib/datasets/list-changes";
import { ListChanges } from "@/lib/datasets/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Revision" };

const diffMs = 300;

type Props = PageProps<"/w/[workspace]/datasets/[id]/revisions/[number]">;

export default async function RevisionPage({ params, searchParams }: Props) {
  const { workspace, id, number: named } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  if (!/^[1-9]\d{0,8}$/.test(named)) notFound();
  const number = Number(named);
  const dataset = await orNotFound(getDataset(ctx, { id }));
  const { data, pagination } = await orNotFound(
    listChanges(ctx, readQuery(ListChanges, { order: "asc", ...query }, { id, number })),
  );
  const list = `/w/${workspace}/datasets`;
  const path = `${list}/${id}`;
  const other = (to: number) => `${path}/revisions/${to}`;

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Datasets", href: list },
          { text: dataset.name, href: path },
          { text: "Revisions", href: `${path}/revisions` },
        ]}
        title={`Revision ${number}`}
        meta={number === 1 ? "The first cases" : `What changed since revision ${number - 1}`}
        actions={
          <>
            {number > 1 && (
              <Link href={other(number - 1)} className={buttonClass()}>
                Revision {number - 1}
              </Link>
            )}
            {number < dataset.revision && (
              <Link href={other(number + 1)} className={buttonClass()}>
                Revision {number + 1}
              </Link>
            )}
            <Link href={`${path}?revision=${number}`} className={buttonClass()}>
              All its cases
            </Link>
            {number < dataset.revision && !dataset.archivedAt && ctx.principal.scopes.has("datasets:write") && (
              <RestoreButton {...{ id, number, path }} newest={dataset.revision} restore={restore.bind(null, workspace)} />
            )}
          </>
        }
      />
      <ChangeList changes={data} path={path} number={number} deadline={Date.now() + diffMs} />
      <PageLinks what="changed cases" {...pagination} hrefOf={(page) => hrefWith(other(number), query, { page: String(page) })} />
    </div>
  );
}
