import { Download, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { inWords } from "@/components/audit/action-words";
import { actorOf } from "@/components/audit/actor-of";
import { AuditDetails } from "@/components/audit/audit-details";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { UrlPanel } from "@/components/ui/url-panel";
import { getAuditEntry } from "@/lib/audit/get-audit-entry";
import { listAudit } from "@/lib/audit/list-audit";
import { ListAudit } from "@/lib/audit/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers } from "@/lib/workspaces/schema";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ params, searchParams }: PageProps<"/w/[workspace]/audit-log">) {
  const { workspace } = await params;
  const { entry: entryId, ...query } = await searchParams;
  const ctx = await contextFromSession(workspace);
  const chosen = readQuery(ListAudit, { ...query, cursor: undefined });
  const [{ data, pagination }, people, entry] = await Promise.all([
    listAudit(ctx, chosen),
    listMembers(ctx, ListMembers.parse({ pageSize: 100, sort: "name", order: "asc" })),
    typeof entryId === "string" ? orNotFound(getAuditEntry(ctx, { id: entryId })) : null,
  ]);
  const path = `/w/${workspace}/audit-log`;

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Audit log"
        meta="Who did what, when and from where. Entries are never changed or removed."
        actions={
          <a
            href={hrefWith("/files/audit-log/export", query, {
              workspace,
              format: "csv",
              page: undefined,
              pageSize: undefined,
              sort: undefined,
            })}
            download
            className={buttonClass()}
          >
            <Download aria-hidden className="size-4" />
            Download CSV
          </a>
        }
      />
      <AuditFilters path={path} query={query} chosen={chosen} people={people.data} />
      {data.length === 0 ? (
        <EmptyState
          icon={ScrollText}
          title="No entry matches"
          text="Nothing like it was done in these days. Widen the filters."
        />
      ) : (
        <AuditTable entries={data} path={`/w/${workspace}`} hrefOf={(id) => hrefWith(path, query, { entry: id })} />
      )}
      <PageLinks what="entries" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      {entry && (
        <UrlPanel title={`${actorOf(entry)} ${inWords(entry.action)}`} closeHref={hrefWith(path, query, {})}>
          <AuditDetails entry={entry} path={`/w/${workspace}`} />
        </UrlPanel>
      )}
    </div>
  );
}
