import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { NewSchedule } from "@/components/schedules/new-schedule";
import { ScheduleTable } from "@/components/schedules/schedule-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import type { Context } from "@/lib/context";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listPrompts } from "@/lib/prompts/list-prompts";
import { ListPrompts } from "@/lib/prompts/schema";
import { listSchedules } from "@/lib/schedules/list-schedules";
import { ListSchedules } from "@/lib/schedules/schema";
import { listSuites } from "@/lib/suites/list-suites";
import { ListSuites } from "@/lib/suites/schema";
import { listEnvironments } from "@/lib/workspaces/list-environments";
import { addSchedule, previewTimes } from "./actions";

export const metadata: Metadata = { title: "Schedules" };

/** Queries: a page of schedules and their count; for who may add one, what can be measured. */
export default async function SchedulesPage({ params, searchParams }: PageProps<"/w/[workspace]/schedules">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const mayWrite = ctx.principal.scopes.has("evaluations:write");
  const [{ data, pagination }, choices] = await Promise.all([
    listSchedules(ctx, readQuery(ListSchedules, query)),
    mayWrite ? readChoices(ctx) : null,
  ]);
  const root = `/w/${workspace}`;
  const path = `${root}/schedules`;
  const isReady = choices !== null && choices.prompts.length > 0 && choices.suites.length > 0;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Alerts", href: `${root}/alerts` }]}
        title="Schedules"
        meta="What is served is measured again and again; a loss against the pinned baseline opens an alert."
        actions={
          isReady && (
            <NewSchedule choices={choices} add={addSchedule.bind(null, workspace)} preview={previewTimes.bind(null, workspace)} />
          )
        }
      />
      {data.length > 0 ? (
        <ScheduleTable schedules={data} path={path} />
      ) : (
        <EmptyState
          icon={CalendarClock}
          title="No schedule yet"
          text={
            isReady
              ? "Pin a good run of a suite as the baseline, then add a schedule that measures it again."
              : "A schedule measures a prompt on a suite: make a suite, run it with at least three trials, and pin that run as the baseline."
          }
        >
          {!isReady && mayWrite && (
            <Link href={`${root}/suites`} className="text-accent underline underline-offset-2">
              Go to suites
            </Link>
          )}
        </EmptyState>
      )}
      {pagination.totalPages > 1 && (
        <PageLinks what="schedules" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      )}
    </div>
  );
}

async function readChoices(ctx: Context) {
  const [prompts, suites, environments] = await Promise.all([
    listPrompts(ctx, ListPrompts.parse({ pageSize: 100, sort: "name", order: "asc" })),
    listSuites(ctx, ListSuites.parse({ pageSize: 100, sort: "name", order: "asc" })),
    listEnvironments(ctx, {}),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { prompts: prompts.data.map(named), suites: suites.data.map(named), environments };
}
