import { Gauge } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CatalogueList, type Described } from "@/components/evaluators/catalogue-list";
import { SavedTable } from "@/components/evaluators/saved-table";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { buttonClass } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { SearchForm } from "@/components/ui/search-form";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Evaluators" };

export default async function EvaluatorsPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluators">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const chosen = readQuery(ListSaved, { sort: "updatedAt", ...query });
  const [{ data, pagination }, catalogue] = await Promise.all([listSavedEvaluators(ctx, chosen), listEvaluators(ctx, {})]);
  const path = `/w/${workspace}/evaluators`;
  const mayWrite = ctx.principal.scopes.has("evaluations:write");
  const found = catalogue.data.filter((one) => holds(one, chosen.q ?? ""));
  const isNew = pagination.total === 0 && !chosen.q && !chosen.archived;
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <PageHeader
        title="Evaluators"
        actions={
          mayWrite && (
            <>
              <Link href={`${path}/try`} prefetch={false} className={buttonClass()}>
                Try one
              </Link>
              <Link href={`${path}/new`} prefetch={false} className={buttonClass("primary")}>
                New evaluator
              </Link>
            </>
          )
        }
      />
      <div className="flex flex-wrap items-center gap-3">
        <SearchForm label="Search evaluators" path={path} query={query} />
        <ChoiceLinks
          label="Saved evaluators"
          choices={[
            { text: "In use", href: hrefWith(path, query, { archived: undefined, page: undefined }), chosen: !chosen.archived },
            { text: "Archived", href: hrefWith(path, query, { archived: "true", page: undefined }), chosen: chosen.archived },
          ]}
        />
      </div>
      <PageSection title="Saved in this workspace">
        {isNew ? (
          <EmptyState
            icon={Gauge}
            title="No saved evaluator yet"
            text={
              mayWrite
                ? "Give a configured evaluator a name, and every evaluation can use the same one. Its fixtures, samples whose scores you know, must pass before it is used."
                : "A saved evaluator is one of the catalogue, configured and named. An editor of this workspace can make one."
            }
          />
        ) : data.length === 0 ? (
          <p className="text-muted">
            {chosen.archived && !chosen.q ? "No evaluator is archived." : "No saved evaluator matches."}
          </p>
        ) : (
          <SavedTable saved={data} path={path} />
        )}
        {pagination.total > pagination.pageSize && (
          <PageLinks what="evaluators" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        )}
      </PageSection>
      {!chosen.archived && <CatalogueList evaluators={found} path={path} mayWrite={mayWrite} />}
      {!chosen.archived && found.length === 0 && <p className="text-muted">No evaluator of the catalogue matches.</p>}
    </div>
  );
}

const holds = ({ type, about, definition }: Described, text: string) =>
  `${type} ${about} ${definition}`.toLowerCase().includes(text.toLowerCase());
