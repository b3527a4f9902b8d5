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
  /** The other answer's scores, to see which changed. */
  beside?: { label: string; scores: Score[] };
  overrides?: Record<string, Override[]>;
  /** The way to override a score; left out for who may not. */
  overrideOf?: (key: string) => ReactNode;
};

/**
 * What each evaluator said, and why; where people put another score in its place, the original struck beside theirs. Beside another
 * answer the scores that differ come first, and the rest is folded.
 */
export function ScoreList({ scores, beside, overrides = {}, overrideOf }: Props) {
  const otherOf = (key: string) => beside?.scores.find((score) => score.key === key);
  const changed = scores.filter((score) => differs(score, otherOf(score.key)));
  const same = scores.filter((score) => !changed.includes(score));
  const rowsOf = (listed: Score[]) => (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {listed.map((score) => (
        <ScoreRow
          key={score.key}
          score={score}
          other={changed.includes(score) ? otherOf(score.key) : undefined}
          otherLabel={beside?.label ?? ""}
          overrides={overrides[score.key] ?? []}
          overrideOf={overrideOf}
        />
      ))}
    </ul>
  );
  if (!beside) return rowsOf(scores);
  if (changed.length === 0)
    return (
      <>
        <p className="text-muted">No score differs from {beside.label}.</p>
        {rowsOf(same)}
      </>
    );
  return (
    <>
      {rowsOf(changed)}
      {same.length > 0 && (
        <details className="flex flex-col gap-2">
          <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">
            {same.length === 1 ? "1 score is" : `${same.length} scores are`} the same
          </summary>
          <div className="mt-2">{rowsOf(same)}</div>
        </details>
      )}
    </>
  );
}

const differs = (own: Score, other: Score | undefined) =>
  other !== undefined &&
  (own.score !== other.score ||
    own.passed !== other.passed ||
    (own.skipped === null) !== (other.skipped === null) ||
    (own.error === null) !== (other.error === null));

type RowProps = {
  score: Score;
  other?: Score;
  otherLabel: string;
  overrides: Override[];
  overrideOf?: (key: string) => ReactNode;
};

function ScoreRow({ score, other, otherLabel, overrides, overrideOf }: RowProps) {
  return (
    <li className="flex flex-col gap-1 p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium break-words">{score.key}</span>
        <span className="flex flex-wrap items-center gap-2">
          {overrides.length > 0 ? (
            <del className="[&>span]:line-through">
              <Mark of={score} />
            </del>
          ) : (
            <Mark of={score} />
          )}
          {overrides.map(({ by, score: own }) => (
            <ins key={by} className="font-semibold no-underline tabular-nums" title={`By ${by}`}>
              {show.score(own)}
            </ins>
          ))}
          {overrideOf?.(score.key)}
        </span>
      </div>
      {overrides.map(({ by, isMine, score: own, reason }) => (
        <p key={by} className="break-words">
          {isMine ? "You" : by}: {show.score(own)}. {reason}
        </p>
      ))}
      <p className="break-words text-muted">{score.error ?? score.skipped ?? score.reason}</p>
      {other && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 break-words text-muted">
          <span className="max-w-48 truncate" title={otherLabel}>
            {otherLabel}:
          </span>
          <Mark of={other} />
          <span className="min-w-0 basis-full break-words">{other.error ?? other.skipped ?? other.reason}</span>
        </p>
      )}
      {score.type !== "classification" && <ScoreDetails details={score.details} />}
    </li>
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
