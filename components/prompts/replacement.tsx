import type { ContentDiff } from "@/lib/diff/schema";
import { diffSummary } from "./diff-summary";
import { DiffView } from "./diff-view";

type Props = { environment: string; from: number | null; to: number; diff: ContentDiff | null };

/** What an environment serves now and what it will serve instead. */
export function Replacement({ environment, from, to, diff }: Props) {
  const lines = diff ? diffSummary(diff) : [];
  return (
    <section aria-label="What changes" className="flex flex-col gap-2">
      <p>
        {from === null ? (
          <>
            <span className="font-medium">{environment}</span> serves nothing now. It will serve{" "}
            <span className="font-medium">v{to}</span>.
          </>
        ) : (
          <>
            In <span className="font-medium">{environment}</span>, <span className="font-medium">v{to}</span> replaces{" "}
            <span className="font-medium">v{from}</span>.
          </>
        )}
      </p>
      {diff?.variables.breaking && (
        <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
          This is a breaking change: a caller must now give a value that could be left out before, or one of another type.
        </p>
      )}
      {diff && (
        <ul className="list-disc pl-5 text-muted">
          {lines.length > 0 ? lines.map((line) => <li key={line}>{line}</li>) : <li>The content is the same.</li>}
        </ul>
      )}
      {diff && lines.length > 0 && (
        <details className="rounded-md border border-line">
          <summary className="cursor-pointer rounded-md px-3 py-2 font-medium">All differences</summary>
          <div className="border-line border-t p-3">
            <DiffView diff={diff} look="unified" />
          </div>
        </details>
      )}
    </section>
  );
}
