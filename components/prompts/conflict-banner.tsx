"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Content } from "@/lib/templates/content";
import { DiffView } from "./diff-view";
import type { Theirs } from "./use-version-draft";

type Props = {
  /** What both started from, and what is written here. */
  started: Content;
  mine: Content;
  theirs: Theirs;
  pending: boolean;
  /** Whether it was a person's own save that failed, so that the focus may move. */
  takesFocus: boolean;
  onKeep: () => void;
  onTake: () => void;
};
type Diffs = { theirs: ContentDiff; between: ContentDiff };

/** Somebody else saved the draft meanwhile: what they changed, how theirs differs from what is here, and the choice between the two. */
export function ConflictBanner({ started, mine, theirs, pending, takesFocus, onKeep, onTake }: Props) {
  const box = useRef<HTMLElement>(null);
  const [diffs, setDiffs] = useState<Diffs | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import("@/lib/diff/diff-content").then(({ diffContent }) => {
      if (isCurrent) setDiffs({ theirs: diffContent(started, theirs.content), between: diffContent(theirs.content, mine) });
    });
    return () => {
      isCurrent = false;
    };
  }, [started, mine, theirs]);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <section
      ref={box}
      data-conflict
      tabIndex={-1}
      role="alert"
      aria-label="Saved by somebody else"
      className="flex scroll-mt-4 flex-col gap-3 rounded-lg border border-warn bg-warn-ground p-4"
    >
      <h2 className="font-semibold text-warn">Somebody else saved this draft since you opened it.</h2>
      <p>
        What you wrote is still here and not saved. Choose one; the other is kept beside it, so that you can still change your
        mind.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeep} disabled={pending}>
          Keep mine (overwrite theirs)
        </Button>
        <Button onClick={onTake} disabled={pending}>
          Take theirs
        </Button>
      </div>
      <Difference title="What they changed" diff={diffs?.theirs} />
      <Difference title="From theirs to mine" diff={diffs?.between} />
    </section>
  );
}

const Difference = ({ title, diff }: { title: string; diff: ContentDiff | undefined }) => (
  <details className="rounded-md border border-line bg-surface">
    <summary className="cursor-pointer rounded-md px-3 py-2 font-medium">{title}</summary>
    <div className="border-line border-t p-3">
      {diff ? <DiffView diff={diff} look="unified" /> : <p className="text-muted">Comparing…</p>}
    </div>
  </details>
);
