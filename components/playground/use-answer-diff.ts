"use client";

import { useEffect, useState } from "react";
import type { Hunk } from "@/lib/diff/schema";

const limits = { maxEdits: 2_000, withinMs: 200 };
type Seen = { from: string; to: string; hunks: Hunk[] };

/** What is other in `to` than in `from`, word by word; null without two texts, and until it is known. */
export function useAnswerDiff(from: string | null, to: string | null): Hunk[] | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(() => {
    if (from === null || to === null) return;
    let isCurrent = true;
    void import("@/lib/diff/diff-text").then(({ diffText }) => {
      const hunks = diffText(from, to, { maxEdits: limits.maxEdits, deadline: Date.now() + limits.withinMs });
      if (isCurrent) setSeen({ from, to, hunks });
    });
    return () => {
      isCurrent = false;
    };
  }, [from, to]);
  return seen && seen.from === from && seen.to === to ? seen.hunks : null;
}
