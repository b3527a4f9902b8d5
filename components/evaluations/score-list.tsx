import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import type { getResult } from "@/lib/evaluations/get-result";
import { ScoreDetails } from "./score-details";

type Score = Awaited<ReturnType<typeof getResult>>["scores"][number];

/** What each evaluator said, and why. */
export function ScoreList({ scores }: { scores: Score[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {scores.map((score) => (
        <li key={score.key} className="flex flex-col gap-1 p-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{score.key}</span>
            <Mark of={score} />
          </p>
          <p className="break-words text-muted">{score.error ?? score.skipped ?? score.reason}</p>
          {score.type !== "classification" && <ScoreDetails details={score.details} />}
        </li>
      ))}
    </ul>
  );
}

function Mark({ of: { score, passed, skipped, error } }: { of: Score }) {
  if (error !== null) return <Badge tone="warn">Evaluator failed</Badge>;
  if (skipped !== null) return <Badge>Skipped</Badge>;
  return (
    <Badge tone={passed ? "good" : "bad"}>
      <span className="tabular-nums">{show.score(score)}</span> {passed ? "passed" : "not passed"}
    </Badge>
  );
}
