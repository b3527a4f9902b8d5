import Link from "next/link";
import type { ComponentProps } from "react";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { When } from "@/components/when";
import type { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { LineageNote } from "./lineage-note";
import { ProgressBar } from "./progress-bar";
import { StatusBadge } from "./status-badge";
import { SteerButtons, type Steering } from "./steer-buttons";
import { StopNote } from "./stop-note";
import { WorkerNotice } from "./worker-notice";

type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;
type Props = {
  evaluation: Evaluation;
  /** How many cases were in quarantine. */
  leftOut: number;
  lineage: ComponentProps<typeof LineageNote>["lineage"];
  /** Where it is open: who works on it. */
  workers: ComponentProps<typeof WorkerNotice>["workers"] | null;
  listPath: string;
  newPath: string | null;
  isRunning: boolean;
  /** Where the person may steer it. */
  steering: Steering | null;
};

/** What was evaluated, how it stands, and how far it is while it runs. */
export function EvaluationHeader({ evaluation, leftOut, lineage, workers, listPath, newPath, isRunning, steering }: Props) {
  const { datasetName, datasetRevision, split, trials, passThreshold, budgetUsd, spentUsd } = evaluation;
  const { startedAt, finishedAt, createdAt } = evaluation;
  const facts = [
    `${datasetName}, revision ${datasetRevision}`,
    split && `${split} split`,
    leftOut > 0 && `${show.count(leftOut)} in quarantine left out`,
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
            <p>
              {finishedAt ? "Finished " : startedAt ? "Started " : "Created "}
              <When at={finishedAt ?? startedAt ?? createdAt} />
              {evaluation.createdByName && `, by ${evaluation.createdByName}`}
            </p>
          </>
        }
        actions={
          <>
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
            {steering && <SteerButtons key={evaluation.status} evaluation={pick(evaluation)} steering={steering} />}
          </>
        }
      />
      {isRunning && <ProgressBar {...evaluation.progress} isWorkedOn={workers?.live !== 0} />}
      {workers && <WorkerNotice workers={workers} />}
      {!isRunning && <StopNote evaluation={evaluation} />}
      <LineageNote lineage={lineage} path={listPath} />
    </div>
  );
}

/** What of it goes to the browser. */
const pick = ({ id, status, budgetUsd, spentUsd, progress, versions }: Evaluation) => {
  const lasting = versions.reduce((sum, { unanswered }) => sum + unanswered, 0);
  return { id, status, budgetUsd, spentUsd, progress: { failed: progress.failed - lasting } };
};
