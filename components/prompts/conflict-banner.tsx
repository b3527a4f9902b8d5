"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ContentDiff } from "@/lib/diff/schema";
import type { Content } from "@/lib/templates/content";
import { DiffView } from "./diff-view";
import type { Theirs } from "./use-version-draft";

type Props = { started: Content; theirs: Theirs; pending: boolean; onKeep: () => void; onTake: () => void };

/** Somebody else saved the draft meanwhile: what they changed, and the choice between the two. */
export function ConflictBanner({ started, theirs, pending, onKeep, onTake }: Props) {
  const box = useRef<HTMLElement>(null);
  const [diff, setDiff] = useState<ContentDiff | null>(null);
  useEffect(() => {
    let isCurrent = true;
    import("@/lib/diff/diff-content").then(({ diffContent }) => {
      if (isCurrent) setDiff(diffContent(started, theirs.content));
    });
    box.current?.focus();
    return () => {
      isCurrent = false;
    };
  }, [started, theirs]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-label="Saved by somebody else"
      className="flex flex-col gap-3 rounded-lg border border-warn bg-warn-ground p-4"
    >
      <h2 className="font-semibold text-warn">Somebody else saved this draft since you opened it.</h2>
      <p>What you wrote is still here and not saved. Look at what they changed, then choose.</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeep} disabled={pending}>
          Keep mine (overwrite theirs)
        </Button>
        <Button onClick={onTake} disabled={pending}>
          Take theirs
        </Button>
      </div>
      <details className="rounded-md border border-line bg-surface">
        <summary className="cursor-pointer rounded-md px-3 py-2 font-medium">What they changed</summary>
        <div className="border-line border-t p-3">
          {diff ? <DiffView diff={diff} look="unified" /> : <p className="text-muted">Comparing…</p>}
        </div>
      </details>
    </section>
  );
}
