import { ScoreList } from "@/components/evaluations/score-list";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import type { Scores, useScores } from "./use-scores";

type Props = Pick<ReturnType<typeof useScores>, "score" | "isPending" | "scores" | "problem" | "isBehind"> & {
  title: string;
  hasAnswer: boolean;
  /** The case's expectations are among what is scored. */
  hasCase: boolean;
};

/** What the evaluators say of the answer above. */
export function ScorePart({ title, score, isPending, scores, problem, isBehind, hasAnswer, hasCase }: Props) {
  if (!hasAnswer) return null;
  return (
    <section aria-label={title} aria-busy={isPending} className="flex flex-col gap-2">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">
          {title}
          <span className="ml-2 font-normal text-muted">
            {hasCase ? "with what the case expects" : "no case, so nothing is expected"}
          </span>
        </h3>
        <span role="status" className="text-muted">
          {isPending ? "Scoring…" : scores && costOf(scores)}
        </span>
        {!isPending && (scores === null || isBehind) && (
          <Button size="small" onClick={score}>
            {scores || problem ? "Score again" : "Score this answer"}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 break-words text-bad">
          {problem}
        </p>
      )}
      {scores && (
        <div className={isPending || isBehind ? "opacity-60" : ""}>
          <ScoreList scores={scores} />
        </div>
      )}
    </section>
  );
}

function costOf(scores: Scores): string {
  const calls = scores.reduce((sum, score) => sum + score.calls, 0);
  if (calls === 0) return "";
  const cost = scores.reduce<number | null>((sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd), 0);
  return `${calls === 1 ? "1 judge call" : `${calls} judge calls`}, ${cost === null ? "price not known" : show.cost(cost)}`;
}
