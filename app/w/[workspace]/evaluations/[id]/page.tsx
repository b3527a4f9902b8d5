import type { Metadata } from "next";
import { cancel, pinRun, resume, retry } from "@/app/w/[workspace]/evaluations/actions";
import { EvaluationHeader } from "@/components/evaluations/evaluation-header";
import { ResultList } from "@/components/evaluations/result-list";
import { ReviewLinks } from "@/components/evaluations/review-links";
import { SetupView } from "@/components/evaluations/setup-view";
import { type Sides, sidesOf } from "@/components/evaluations/sides-of";
import { hrefWith } from "@/components/href-with";
import { LiveRefresh } from "@/components/live-refresh";
import { TabLinks } from "@/components/ui/tab-links";
import { listPins } from "@/lib/baselines/list-pins";
import type { Context } from "@/lib/context";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { getLineage } from "@/lib/evaluations/get-lineage";
import { getPace } from "@/lib/evaluations/get-pace";
import { getSetup } from "@/lib/evaluations/get-setup";
import { listResults } from "@/lib/evaluations/list-results";
import { ExportResults, ListResults } from "@/lib/evaluations/result-schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { type PageQuery, readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getWorkers } from "@/lib/system/get-workers";
import { Panel } from "./panel";
import { Summary } from "./summary";

export const metadata: Metadata = { title: "Evaluation" };

type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;
export type Part = {
  ctx: Context;
  workspace: string;
  evaluation: Evaluation;
  path: string;
  query: PageQuery;
  /** The two arms that are compared, where there are two. */
  sides: Sides | null;
  isRunning: boolean;
  newPath: string | null;
  reviewsPath: string;
};

export default async function EvaluationPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluations/[id]">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const evaluation = await orNotFound(getEvaluation(ctx, { id }));
  const isRunning = evaluation.status === "queued" || evaluation.status === "running";
  const [lineage, workers, pace, pins] = await Promise.all([
    getLineage(ctx, evaluation),
    isRunning ? getWorkers(ctx, {}) : null,
    isRunning ? getPace(ctx, { id }) : null,
    listPins(ctx, { id }),
  ]);
  const listPath = `/w/${workspace}/evaluations`;
  const path = `${listPath}/${id}`;
  const newPath = ctx.principal.scopes.has("evaluations:write") ? `${listPath}/new` : null;
  const { tab, result, baseline, candidate } = query;
  const filters = tab === "results" ? filtersOf(query) : {};
  const exporting = {
    exportPath: hrefWith(`/files/evaluations/${id}/export`, filters, { workspace }),
    isFiltered: Object.keys(filters).length > 0,
  };
  const source = `/live/evaluations/${id}?workspace=${workspace}&results=false`;
  const steering = newPath
    ? { cancel: cancel.bind(null, workspace), resume: resume.bind(null, workspace), retryFailed: retry.bind(null, workspace) }
    : null;
  const free = evaluation.versions.filter(({ armId }) => !pins.includes(armId));
  const isPinnable = newPath !== null && evaluation.suiteId !== null && !isRunning && free.length > 0;
  const pinning = isPinnable ? { arms: free.map(named), pin: pinRun.bind(null, workspace) } : null;
  const pinned = evaluation.versions.filter(({ armId }) => pins.includes(armId)).map(({ label }) => label);
  const sides = sidesOf(evaluation.versions, query);
  const part = { ctx, workspace, evaluation, path, query, sides, isRunning, newPath, reviewsPath: `/w/${workspace}/reviews` };
  const tabs = [
    { tab: undefined, text: evaluation.versions.length > 1 ? "Compare" : "Summary" },
    { tab: "results", text: "Results" },
    { tab: "setup", text: "Setup" },
  ];

  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <EvaluationHeader
        {...{ evaluation, lineage, workers, pace, listPath, exporting, newPath, isRunning, steering, pinning, pinned }}
      />
      <TabLinks
        label="Evaluation"
        tabs={tabs.map((one) => ({
          text: one.text,
          href: hrefWith(path, { baseline, candidate }, { tab: one.tab }),
          chosen: one.tab === tab || (one.tab === undefined && tab !== "results" && tab !== "setup"),
        }))}
      />
      {tab === "results" ? (
        <Results {...part} />
      ) : tab === "setup" ? (
        <SetupView setup={await getSetup(ctx, { id })} evaluation={evaluation} root={`/w/${workspace}`} />
      ) : (
        <Summary {...part} />
      )}
      {typeof result === "string" && <Panel {...part} resultId={result} />}
      {isRunning && <LiveRefresh source={source} everyMs={workers?.live === 0 ? 30_000 : 0} />}
    </div>
  );
}

/** Of the address, what says which results are listed. */
const filtersOf = (query: PageQuery): PageQuery =>
  Object.fromEntries(Object.entries(query).filter(([name]) => name in ExportResults.shape && name !== "id" && name !== "format"));

const named = ({ armId, label }: { armId: string; label: string }) => ({ armId, label });

async function Results({ ctx, evaluation, path, query, newPath, reviewsPath, isRunning }: Part) {
  const { id, versions: arms, evaluators, datasetId, datasetRevision } = evaluation;
  const asked = readQuery(ListResults, query, { id });
  const [{ data, pagination }, tags] = await Promise.all([
    listResults(ctx, asked),
    listCaseTags(ctx, { id: datasetId, revision: datasetRevision }),
  ]);
  return (
    <ResultList
      {...{ results: data, pagination, path, query, chosen: asked, arms }}
      evaluatorKeys={evaluators.map(({ key }) => key)}
      tags={tags.map(({ tag }) => tag)}
    >
      {asked.passed === "false" && !isRunning && data.length > 0 && (
        <ReviewLinks
          newHref={newPath && `${reviewsPath}/new?evaluation=${id}`}
          asked={[{ rule: "failures", text: "Review these failures", arms: { arm: asked.armId } }]}
        />
      )}
    </ResultList>
  );
}
