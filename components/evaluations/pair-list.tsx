import Link from "next/link";
import type { ReactNode } from "react";
import { show } from "@/components/show";
import { Tag } from "@/components/ui/tag";
import type { listPairs } from "@/lib/evaluations/list-pairs";
import { answerStart } from "./answer-start";
import { markedSides } from "./marked-sides";
import { MarkedText } from "./marked-text";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

type Pair = Awaited<ReturnType<typeof listPairs>>["data"][number];
type Props = { pairs: Pair[]; baseline: string; candidate: string; hrefOf: (resultId: string) => string };

const mostMs = 20;
const words: Record<Pair["change"], { text: string; look: "plain" | "good" | "bad" | "warn" }> = {
  regressed: { text: "Regressed", look: "bad" },
  improved: { text: "Improved", look: "good" },
  same: { text: "Same", look: "plain" },
  missing: { text: "Missing", look: "warn" },
  unscored: { text: "Unscored", look: "plain" },
};
const columns = "md:grid md:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_minmax(0,5fr)] md:gap-x-4";

/** The cases of two arms side by side: both answers, what they scored, and by how much they differ. */
export function PairList({ pairs, baseline, candidate, hrefOf }: Props) {
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div aria-hidden="true" className={`hidden border-line border-b px-3 py-2 font-medium text-muted ${columns}`}>
        <span>Case</span>
        <span className="truncate">{baseline}</span>
        <span className="truncate">{candidate}</span>
      </div>
      <ol aria-label={`Cases, ${candidate} against ${baseline}`} className="divide-y divide-line">
        {pairs.map((pair) => (
          <li key={pair.caseId} className={`relative flex flex-col gap-3 px-3 py-2.5 hover:bg-raised ${columns}`}>
            <div className="flex min-w-0 flex-col items-start gap-1">
              <Link
                href={hrefOf(pair.candidate.id)}
                prefetch={false}
                scroll={false}
                className="line-clamp-2 max-w-full font-medium wrap-anywhere underline-offset-2 after:absolute after:inset-0 hover:underline"
              >
                {pair.candidate.caseTitle}
              </Link>
              <p className="flex flex-wrap items-center gap-x-2 tabular-nums">
                <Tag look={words[pair.change].look}>{words[pair.change].text}</Tag>
                {pair.scoreDifference !== null && (
                  <span className="text-muted">score {show.difference(pair.scoreDifference, "score")}</span>
                )}
              </p>
              <ChangedScores pair={pair} />
              {pair.trials > 1 && <p className="text-muted">{pair.trials} trials; shown is where they differ most</p>}
            </div>
            <Sides {...{ pair, baseline, candidate }} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The evaluators that scored the two otherwise. */
function ChangedScores({ pair: { baseline, candidate } }: { pair: Pair }) {
  const before = new Map(baseline.scores.map(({ key, score }) => [key, score]));
  const changed = candidate.scores.filter(({ key, score }) => before.has(key) && before.get(key) !== score);
  if (changed.length === 0) return null;
  return (
    <ul className="max-w-full text-muted tabular-nums">
      {changed.slice(0, 4).map(({ key, score }) => (
        <li key={key} className="flex gap-1.5">
          <span className="min-w-0 truncate" title={key}>
            {key}
          </span>
          <span className="shrink-0">
            {show.score(before.get(key) ?? null)} → <span className="text-ink">{show.score(score)}</span>
          </span>
        </li>
      ))}
      {changed.length > 4 && <li>and {changed.length - 4} more</li>}
    </ul>
  );
}

/** Both answers; what only one of them says is marked as far as it is shown. */
function Sides({ pair, baseline, candidate }: { pair: Pair; baseline: string; candidate: string }) {
  const texts = [answerStart(pair.baseline.output), answerStart(pair.candidate.output)] as const;
  const isMarked = !pair.baseline.error && !pair.candidate.error && pair.baseline.output && pair.candidate.output;
  const hunks = isMarked && markedSides(...texts, mostMs);
  return (
    <>
      <Side name={baseline} result={pair.baseline} passed={pair.baselinePassed} trials={pair.trials}>
        {hunks ? <MarkedText hunks={hunks} own="removed" /> : texts[0]}
      </Side>
      <Side name={candidate} result={pair.candidate} passed={pair.candidatePassed} trials={pair.trials}>
        {hunks ? <MarkedText hunks={hunks} own="added" /> : texts[1]}
      </Side>
    </>
  );
}

type SideProps = { name: string; result: Pair["baseline"]; passed: number; trials: number; children: ReactNode };

function Side({ name, result, passed, trials, children }: SideProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="truncate text-muted md:hidden">{name}</p>
      <p dir="auto" className="line-clamp-3 break-words">
        {result.error?.message ?? children}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 tabular-nums">
        {result.status === "completed" ? <PassedBadge passed={result.passed} /> : <StatusBadge status={result.status} />}
        <span className="text-muted">
          {show.score(result.total)}
          {trials > 1 && ` · passed ${passed} of ${trials}`}
        </span>
      </p>
    </div>
  );
}
