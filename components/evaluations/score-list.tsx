import type { ReactNode } from "react";
import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import type { getResult } from "@/lib/evaluations/get-result";
import type { Override } from "./overrides-of";
import { ScoreDetails } from "./score-details";

type Score = Pick<
  Awaited<ReturnType<typeof getResult>>["scores"][number],
  "key" | "type" | "score" | "passed" | "skipped" | "error" | "reason" | "details"
>;
type Props = {
  scores: Score[];
  overrides?: Record<string, Override[]>;
  /** The way to override a score; left out for who may not. */
  overrideOf?: (key: string) => ReactNode;
};

/** What each evaluator said, and why; where people put another score in its place, the original struck beside theirs. */
export function ScoreList({ scores, overrides = {}, overrideOf }: Props) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {scores.map((score) => {
        const others = overrides[score.key] ?? [];
        return (
          <li key={score.key} className="flex flex-col gap-1 p-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="min-w-0 font-medium break-words">{score.key}</span>
              <span className="flex items-center gap-2">
                {others.length > 0 ? (
                  <del className="[&>span]:line-through">
                    <Mark of={score} />
                  </del>
                ) : (
                  <Mark of={score} />
                )}
                {others.map(({ by, score: own }) => (
                  <ins key={by} className="font-semibold no-underline tabular-nums" title={`By ${by}`}>
                    {show.score(own)}
                  </ins>
                ))}
                {overrideOf?.(score.key)}
              </span>
            </div>
            {others.map(({ by, isMine, score: own, reason }) => (
              <p key={by} className="break-words">
                {isMine ? "You" : by}: {show.score(own)}. {reason}
              </p>
            ))}
            <p className="break-words text-muted">{score.error ?? score.skipped ?? score.reason}</p>
            {score.type !== "classification" && <ScoreDetails details={score.details} />}
          </li>
        );
      })}
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
