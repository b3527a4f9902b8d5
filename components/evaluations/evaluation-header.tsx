import { Crumbs } from "@/components/ui/crumbs";
import { When } from "@/components/when";
import type { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { ProgressBar } from "./progress-bar";
import { StatusBadge } from "./status-badge";

type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;

/** What was evaluated, how it stands, and how far it is while it runs. */
export function EvaluationHeader({
  evaluation,
  listPath,
  isRunning,
}: {
  evaluation: Evaluation;
  listPath: string;
  isRunning: boolean;
}) {
  const { datasetName, datasetRevision, split, trials, passThreshold, startedAt, finishedAt, createdAt } = evaluation;
  const facts = [
    `${datasetName}, revision ${datasetRevision}`,
    split && `${split} split`,
    trials === 1 ? "1 trial" : `${trials} trials`,
    passThreshold !== null && `passes from a total of ${passThreshold}`,
  ].filter(Boolean);
  return (
    <header className="flex flex-col gap-2">
      <Crumbs steps={[{ text: "Evaluations", href: listPath }]} />
      <h1 className="break-words font-semibold text-2xl leading-8">{evaluation.name}</h1>
      <div className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        <p role="status">
          <StatusBadge status={evaluation.status} />
        </p>
        <p className="break-words">{facts.join(" · ")}</p>
        <p>
          {finishedAt ? "Finished " : startedAt ? "Started " : "Created "}
          <When at={finishedAt ?? startedAt ?? createdAt} />
        </p>
      </div>
      {isRunning && <ProgressBar {...evaluation.progress} />}
      {evaluation.error && (
        <p role="alert" className="max-w-3xl rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad">
          {evaluation.error}
        </p>
      )}
    </header>
  );
}
