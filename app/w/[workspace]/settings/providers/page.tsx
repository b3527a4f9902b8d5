import { Server } from "lucide-react";
import type { Metadata } from "next";
import { hrefWith } from "@/components/href-with";
import { AddProvider } from "@/components/providers/add-provider";
import { ProviderTable } from "@/components/providers/provider-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { SearchForm } from "@/components/ui/search-form";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listProviderChoices } from "@/lib/providers/list-provider-choices";
import { listProviders } from "@/lib/providers/list-providers";
import { ListProviders } from "@/lib/providers/schema";
import { addProvider, changeProvider, removeProvider, tryProvider } from "./actions";

export const metadata: Metadata = { title: "Providers" };

export default async function ProvidersPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/providers">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const mayChange = ctx.principal.scopes.has("providers:write");
  const [{ data, pagination }, choices] = await Promise.all([
    listProviders(ctx, readQuery(ListProviders, query, { sort: "name", order: "asc" })),
    listProviderChoices(ctx, undefined),
  ]);
  const path = `/w/${workspace}/settings/providers`;
  const main = choices.find(({ id }) => id === "default");

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">
          OpenAI-compatible servers that this workspace calls with its own keys.{" "}
          {main
            ? `The operator's ${main.name} and the built-in sandbox are always there; what names no provider goes to ${main.name}.`
            : "The built-in sandbox is always there, and answers what names no provider."}
        </p>
        {mayChange && <AddProvider add={addProvider.bind(null, workspace)} />}
      </div>
      {(pagination.total > pagination.pageSize || query.q) && <SearchForm label="Search providers" path={path} query={query} />}
      {data.length > 0 ? (
        <>
          <ProviderTable
            providers={data}
            mayChange={mayChange}
            change={changeProvider.bind(null, workspace)}
            remove={removeProvider.bind(null, workspace)}
            test={tryProvider.bind(null, workspace)}
          />
          <PageLinks what="providers" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
        </>
      ) : (
        <EmptyState
          icon={Server}
          title={query.q ? "No provider of that name" : "No providers of your own yet"}
          text={
            mayChange
              ? "Add one with its address and key. Versions, playground and evaluations can then name it, and model aliases can lead to it."
              : "An admin of this workspace can add one."
          }
        />
      )}
    </>
  );
}
