import type { Hunk } from "@/lib/diff/schema";

/** An answer with what is other in it than in another column's: added underlined, gone struck. */
export function AnswerDiff({ hunks, against }: { hunks: Hunk[]; against: string }) {
  const isSame = hunks.every(({ kind }) => kind === "same");
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        {isSame ? `The same as ${against}.` : `Against ${against}: struck is only there, underlined only here.`}
      </p>
      <p dir="auto" className="break-words whitespace-pre-wrap">
        {hunks.map(({ kind, text }, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name and never move
          if (kind === "same") return <span key={at}>{text}</span>;
          return kind === "added" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <ins key={at} className="rounded-sm bg-good-ground text-good underline decoration-1 underline-offset-2">
              {text}
            </ins>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <del key={at} className="rounded-sm bg-bad-ground text-bad">
              {text}
            </del>
          );
        })}
      </p>
    </div>
  );
}
