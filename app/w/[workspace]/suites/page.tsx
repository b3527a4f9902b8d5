import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { SuiteTable } from "@/components/suites/suite-table";
import { buttonClass } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { SearchForm } from "@/components/ui/search-form";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";

export const metadata: Metadata = { title: "Suites" };

export default async function SuitesPage({ params, searchParams }: PageProps<"/w/[workspace]/suites">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const asked = readQuery(ListSuites, { sort: "updatedAt", ...query });
  const { data, pagination } = await listSuites(ctx, asked);
  const path = `/w/${workspace}/suites`;
  const mayWrite = ctx.principal.scopes.has("evaluations:write");
  const isFiltered = Boolean(asked.q || asked.archived || asked.datasetId);
  const isEmpty = pagination.total === 0;
  const newSuite = (
    <Link href={`${path}/new`} prefetch={false} className={buttonClass("primary")}>
      New suite
    </Link>
  );
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader title="Suites" actions={mayWrite && !(isEmpty && !isFiltered) && newSuite} />
      {isEmpty && !isFiltered ? (
        <EmptyState
          icon={ListChecks}
          title="No suite yet"
          text={
            mayWrite
              ? "A suite is a named recipe of an evaluation: cases, evaluators, and by what two versions are compared. Checks, gates and schedules take one, so that every version is measured the same way."
              : "A suite is a named recipe of an evaluation. An editor of this workspace can make one."
          }
        >
          {mayWrite && newSuite}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <SearchForm label="Search suites" path={path} query={query} />
            <ChoiceLinks
              label="Suites"
              choices={[
                {
                  text: "In use",
                  href: hrefWith(path, query, { archived: undefined, page: undefined }),
                  chosen: !asked.archived,
                },
                { text: "Archived", href: hrefWith(path, query, { archived: "true", page: undefined }), chosen: asked.archived },
              ]}
            />
          </div>
          {isEmpty ? (
            <p className="text-muted">{asked.archived && !asked.q ? "No suite is archived." : "No suite matches."}</p>
          ) : (
            <SuiteTable suites={data} path={path} />
          )}
          <PageLinks what="suites" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      )}
    </div>
  );
}
