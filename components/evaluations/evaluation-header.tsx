import Link from "next/link";
import type { ComponentProps } from "react";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { When } from "@/components/when";
import type { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { ExportMenu } from "./export-menu";
import { LineageNote } from "./lineage-note";
import { PinButton, type Pinning } from "./pin-button";
import { ProgressBar } from "./progress-bar";
import { StatusBadge } from "./status-badge";
import { SteerButtons, type Steering } from "./steer-buttons";
import { StopNote } from "./stop-note";
import { WorkerNotice } from "./worker-notice";

type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;
type Props = {
  evaluation: Evaluation;
  lineage: ComponentProps<typeof LineageNote>["lineage"];
  /** Where it is open: who works on it. */
  workers: ComponentProps<typeof WorkerNotice>["workers"] | null;
  /** Where it is open: how it gets on. */
  pace: ComponentProps<typeof ProgressBar>["pace"];
  listPath: string;
  /** Where its results are to be had as a file. */
  exporting: ComponentProps<typeof ExportMenu>;
  newPath: string | null;
  isRunning: boolean;
  /** Where the person may steer it. */
  steering: Steering | null;
  /** Where it may be pinned as a baseline. */
  pinning: Pinning | null;
  /** The labels of the arms that are baselines now. */
  pinned: string[];
};

/** Who wanted it, before the suite it was started from. */
const kinds = { asked: "Suite", check: "Check by", scheduled: "Scheduled, by", confirming: "Confirming, by" };

/** What was evaluated, how it stands, and how far it is while it runs. */
export function EvaluationHeader({ evaluation, lineage, workers, listPath, newPath, isRunning, ...more }: Props) {
  const { datasetName, datasetRevision, split, trials, passThreshold, budgetUsd, spentUsd, quarantined, progress } = evaluation;
  const { startedAt, finishedAt, createdAt } = evaluation;
  const { steering, pinning, pinned, exporting, pace } = more;
  const facts = [
    `${datasetName}, revision ${datasetRevision}`,
    split && `${split} split`,
    progress.reused > 0 && `${show.count(progress.reused)} results reused`,
    quarantined > 0 && `${show.count(quarantined)} in quarantine left out`,
    trials === 1 ? "1 trial" : `${trials} trials`,
    budgetUsd !== null && `${show.cost(spentUsd)} of ${show.cost(budgetUsd)} spent`,
    passThreshold !== null && `passes from a total of ${passThreshold}`,
  ].filter(Boolean);
  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        crumbs={[{ text: "Evaluations", href: listPath }]}
        title={evaluation.name}
        meta={
          <>
            <p role="status">
              <StatusBadge status={evaluation.status} />
            </p>
            <p className="min-w-0 break-words">{facts.join(" · ")}</p>
            {evaluation.suiteSlug && (
              <p>
                {kinds[evaluation.purpose]}{" "}
                <Link
                  href={`${listPath.replace(/evaluations$/, "suites")}/${evaluation.suiteSlug}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  {evaluation.suiteName}
                </Link>
                , revision {evaluation.suiteRevision}
              </p>
            )}
            {pinned.length > 0 && <p className="font-medium text-ink">Baseline: {pinned.join(", ")}</p>}
            <p>
              {finishedAt ? "Finished " : startedAt ? "Started " : "Created "}
              <When at={finishedAt ?? startedAt ?? createdAt} />
              {evaluation.createdByName && `, by ${evaluation.createdByName}`}
            </p>
          </>
        }
        actions={
          <>
            {progress.planned > 0 && <ExportMenu {...exporting} />}
            {newPath && !isRunning && (
              <Link href={`${listPath}/${evaluation.id}/rescore`} prefetch={false} className={buttonClass()}>
                Re-score
              </Link>
            )}
            {newPath && (
              <Link href={`${newPath}?like=${evaluation.id}`} prefetch={false} className={buttonClass()}>
                New one like this
              </Link>
            )}
            {pinning && <PinButton id={evaluation.id} pinning={pinning} />}
            {steering && <SteerButtons key={evaluation.status} evaluation={pick(evaluation)} steering={steering} />}
          </>
        }
      />
      {isRunning && <ProgressBar {...{ progress, pace }} isWorkedOn={workers?.live !== 0} />}
      {workers && <WorkerNotice workers={workers} />}
      {!isRunning && <StopNote evaluation={evaluation} />}
      {evaluation.outputsRemovedAt && (
        <p className="max-w-3xl rounded-md border border-line-strong bg-raised px-3 py-2">
          What was sent and answered is not kept any more; scores and figures are.
        </p>
      )}
      <LineageNote lineage={lineage} path={listPath} />
    </div>
  );
}

/** What of it goes to the browser. */
const pick = ({ id, status, budgetUsd, spentUsd, progress, versions }: Evaluation) => {
  const lasting = versions.reduce((sum, { unanswered }) => sum + unanswered, 0);
  return { id, status, budgetUsd, spentUsd, progress: { failed: progress.failed - lasting } };
};
