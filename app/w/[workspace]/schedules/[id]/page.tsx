import type { Metadata } from "next";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { LiveRefresh } from "@/components/live-refresh";
import { PageSection } from "@/components/page-section";
import { cronWords } from "@/components/schedules/cron-choice";
import { dueWords } from "@/components/schedules/due-words";
import { RunTable } from "@/components/schedules/run-table";
import { ScheduleButtons } from "@/components/schedules/schedule-buttons";
import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import { Fact, Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getSchedule } from "@/lib/schedules/get-schedule";
import { listScheduleRuns } from "@/lib/schedules/list-schedule-runs";
import { ListScheduleRuns } from "@/lib/schedules/schema";
import { changeSchedule, previewTimes, removeSchedule, runNow } from "../actions";

export const metadata: Metadata = { title: "Schedule" };

export default async function SchedulePage({ params, searchParams }: PageProps<"/w/[workspace]/schedules/[id]">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const schedule = await orNotFound(getSchedule(ctx, { id }));
  const runs = await listScheduleRuns(ctx, readQuery(ListScheduleRuns, query, { id }));
  const { cron, timeZone, budgetUsd, enabled, nextTimes, problem, baseline } = schedule;
  const root = `/w/${workspace}`;
  const path = `${root}/schedules`;
  const mayWrite = ctx.principal.scopes.has("evaluations:write");
  const isMeasuring = runs.data.some(({ outcome }) => outcome === "running" || outcome === "confirming");
  const link = "text-accent underline underline-offset-2";
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      {/* settled a moment after its evaluation ended, when the stream is over */}
      {isMeasuring && <LiveRefresh source={`/live/evaluations?workspace=${workspace}`} everyMs={5_000} />}
      <PageHeader
        crumbs={[
          { text: "Alerts", href: `${root}/alerts` },
          { text: "Schedules", href: path },
        ]}
        title={`${schedule.promptName} in ${schedule.environment}`}
        meta={enabled ? <Badge tone="good">On</Badge> : <Badge>Switched off</Badge>}
        actions={
          mayWrite && (
            <ScheduleButtons
              schedule={{ id, cron, timeZone, budgetUsd, enabled }}
              run={runNow.bind(null, workspace)}
              change={changeSchedule.bind(null, workspace)}
              remove={removeSchedule.bind(null, workspace)}
              preview={previewTimes.bind(null, workspace)}
              list={path}
            />
          )
        }
      />
      {problem && (
        <p role="status" className="rounded-md border border-line-strong px-3 py-2 break-words text-warn">
          It could not start when it was due last. {problem}
        </p>
      )}
      <Facts>
        <Fact name="Prompt">
          <Link href={`${root}/prompts/${schedule.promptSlug}`} className={link}>
            {schedule.promptName}
          </Link>
        </Fact>
        <Fact name="Suite">
          <Link href={`${root}/suites/${schedule.suiteSlug}`} className={link}>
            {schedule.suiteName}
          </Link>
        </Fact>
        <Fact name="When">
          {cronWords(cron)}, {timeZone}
        </Fact>
        <Fact name="Next">
          {nextTimes.length > 0 ? nextTimes.map((at) => dueWords(at, timeZone)).join(" · ") : "not while it is switched off"}
        </Fact>
        <Fact name="Budget of a run">{budgetUsd === null ? "none" : show.cost(budgetUsd)}</Fact>
        <Fact name="Baseline">
          {baseline ? `v${baseline.number}` : "None: run the suite with at least three trials, and pin that run."}
        </Fact>
      </Facts>
      <PageSection title="Runs">
        {runs.data.length > 0 ? (
          <RunTable runs={runs.data} root={root} />
        ) : (
          <p className="text-muted">It has measured nothing yet.</p>
        )}
        {runs.pagination.totalPages > 1 && (
          <PageLinks
            what="runs"
            {...runs.pagination}
            hrefOf={(page) => hrefWith(`${path}/${id}`, query, { page: String(page) })}
          />
        )}
      </PageSection>
    </div>
  );
}
