import type { Metadata } from "next";
import Link from "next/link";
import { Attention } from "@/components/dashboard/attention";
import { GettingStarted } from "@/components/dashboard/getting-started";
import { LatestEvaluations } from "@/components/dashboard/latest-evaluations";
import { LatestPromotions } from "@/components/dashboard/latest-promotions";
import { RunningList } from "@/components/dashboard/running-list";
import { Trends } from "@/components/dashboard/trends";
import { LiveRefresh } from "@/components/live-refresh";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, Stats } from "@/components/ui/stat";
import { getStats } from "@/lib/dashboard/get-stats";
import { listWaiting } from "@/lib/dashboard/list-waiting";
import { GetStats } from "@/lib/dashboard/schema";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Dashboard" };

/** Ten statements, none of which looks at results: six for the figures, four for what waits for the person. */
export default async function DashboardPage({ params, searchParams }: PageProps<"/w/[workspace]">) {
  const { workspace } = await params;
  const ctx = await contextFromSession(workspace);
  const asked = readQuery(GetStats, await searchParams);
  const [{ counts, days, promotions, evaluations, attention }, waiting] = await Promise.all([
    getStats(ctx, { ...asked, days: Math.max(7, asked.days) }),
    listWaiting(ctx, {}),
  ]);
  const path = `/w/${workspace}`;
  const steps = stepsOf(path, counts, promotions.length > 0);
  const isNew = steps.every(({ done }) => !done);
  const span = `in ${days.length} days`;
  const scored = days.reduce((sum, day) => sum + day.scored, 0);
  const passed = days.reduce((sum, { scored, passRate }) => sum + scored * (passRate ?? 0), 0);

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        title="Dashboard"
        actions={
          steps.slice(0, 2).every(({ done }) => done) && (
            <Link href={`${path}/evaluations/new`} className={buttonClass("primary")}>
              New evaluation
            </Link>
          )
        }
      />
      {steps.some(({ done }) => !done) && <GettingStarted steps={steps} />}
      {!isNew && (
        <>
          {attention.running.length > 0 && <RunningList running={attention.running} path={path} />}
          <Attention {...{ attention, waiting, path }} drafts={counts.drafts} />
          <Stats>
            <Stat
              label="Prompts"
              value={show.count(counts.prompts)}
              note={`${show.count(counts.activeVersions)} active in production`}
              href={`${path}/prompts`}
            />
            <Stat
              label="Datasets"
              value={show.count(counts.datasets)}
              note={`${show.count(counts.cases)} cases`}
              href={`${path}/datasets`}
            />
            <Stat
              label="Evaluations this week"
              value={show.count(days.slice(-7).reduce((sum, day) => sum + day.evaluations, 0))}
              note={`${show.count(counts.evaluations)} in all`}
              href={`${path}/evaluations`}
            />
            <Stat
              label="Pass rate"
              value={show.percent(scored > 0 ? passed / scored : null)}
              note={scored > 0 ? `of ${show.count(scored)} results ${span}` : `no result ${span}`}
            />
          </Stats>
          <Trends days={days} path={path} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <LatestEvaluations evaluations={evaluations} path={path} />
            <LatestPromotions promotions={promotions} path={path} />
          </div>
        </>
      )}
      {attention.running.length > 0 && <LiveRefresh source={`/live/evaluations?workspace=${workspace}`} />}
    </div>
  );
}

type Counts = Awaited<ReturnType<typeof getStats>>["counts"];

function stepsOf(path: string, { prompts, cases, evaluations }: Counts, isPromoted: boolean) {
  return [
    {
      title: "Create a prompt",
      text: "Write its messages, name its variables and publish a first version.",
      href: `${path}/prompts/new`,
      action: "New prompt",
      done: prompts > 0,
    },
    {
      title: "Add a dataset",
      text: "Import cases from a CSV file, or write a few by hand: the inputs, and what a good answer holds.",
      href: `${path}/datasets`,
      action: "Go to datasets",
      done: cases > 0,
    },
    {
      title: "Run an evaluation",
      text: "Run versions of the prompt on the dataset and have every answer scored.",
      href: `${path}/evaluations/new`,
      action: "New evaluation",
      done: evaluations > 0,
    },
    {
      title: "Promote a version",
      text: "Serve the version that did best; the figures are kept with the promotion, and one click takes it back.",
      href: `${path}/prompts`,
      action: "Choose a version",
      done: isPromoted,
    },
  ];
}
