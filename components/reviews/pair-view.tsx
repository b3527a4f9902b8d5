import { Fragment, useMemo } from "react";
import type { Output } from "@/evaluators/evaluator";
import { diffText } from "@/lib/diff/diff-text";
import type { Hunk } from "@/lib/diff/schema";
import { AnswerText } from "./answer-text";

type Side = { output: Partial<Output> | null };

const mostMs = 200;

/** Two answers to the same case; where asked, the words only one of them has are marked. */
export function PairView({ left, right, isMarked }: { left: Side; right: Side; isMarked: boolean }) {
  const texts = { left: left.output?.text ?? "", right: right.output?.text ?? "" };
  const hunks = useMemo(
    () => (isMarked ? diffText(texts.left, texts.right, { maxEdits: 4_000, deadline: Date.now() + mostMs }) : null),
    [isMarked, texts.left, texts.right],
  );
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {(["left", "right"] as const).map((side) => (
        <section
          key={side}
          aria-label={side === "left" ? "Left answer" : "Right answer"}
          className="min-w-0 rounded-lg border border-line bg-surface p-4"
        >
          <h2 className="mb-2 font-medium text-muted">{side === "left" ? "Left" : "Right"}</h2>
          <AnswerText
            output={(side === "left" ? left : right).output}
            marked={hunks && <Marked hunks={hunks} own={side === "left" ? "removed" : "added"} />}
          />
        </section>
      ))}
    </div>
  );
}

function Marked({ hunks, own }: { hunks: Hunk[]; own: "removed" | "added" }) {
  return hunks.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name and never move
    if (kind === "same") return <Fragment key={at}>{text}</Fragment>;
    if (kind !== own) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <mark key={at} className="rounded bg-warn-ground box-decoration-clone px-0.5 text-ink underline decoration-warn">
        {text}
      </mark>
    );
  });
}
