import { BellRing } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AlertTable } from "@/components/alerts/alert-table";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { listAlerts } from "@/lib/alerts/list-alerts";
import { ListAlerts } from "@/lib/alerts/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Alerts" };

const states = [
  { state: undefined, text: "To see to" },
  { state: "resolved", text: "Resolved" },
] as const;

/** Queries: a page of alerts with all their names, and their count. */
export default async function AlertsPage({ params, searchParams }: PageProps<"/w/[workspace]/alerts">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const chosen = readQuery(ListAlerts, { state: "unresolved", ...query });
  const { data, pagination } = await listAlerts(ctx, chosen);
  const root = `/w/${workspace}`;
  const path = `${root}/alerts`;
  const isDone = chosen.state === "resolved";
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Alerts"
        meta="What is served is worse than its pinned baseline, and was so twice."
        actions={
          <Link href={`${root}/schedules`} className={buttonClass()}>
            Schedules
          </Link>
        }
      />
      <ChoiceLinks
        label="Alerts"
        choices={states.map(({ state, text }) => ({
          text,
          href: hrefWith(path, query, { state, page: undefined }),
          chosen: isDone === (state === "resolved"),
        }))}
      />
      {data.length === 0 ? (
        <EmptyState
          icon={BellRing}
          title={isDone ? "No alert is resolved" : "Nothing to see to"}
          text={
            isDone
              ? "Alerts that somebody resolved are listed here."
              : "Pin a good run of a suite as the baseline and add a schedule: a loss that a second run confirms is told here."
          }
        />
      ) : (
        <AlertTable alerts={data} path={path} />
      )}
      {pagination.totalPages > 1 && (
        <PageLinks what="alerts" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      )}
    </div>
  );
}
