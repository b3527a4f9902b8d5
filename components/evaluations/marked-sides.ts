import { diffText } from "@/lib/diff/diff-text";
import type { Hunk } from "@/lib/diff/schema";

/** Where two answers differ; null where they are the same, or share so little that marks would tell nothing. */
export function markedSides(left: string, right: string, mostMs: number): Hunk[] | null {
  if (left === right) return null;
  const hunks = diffText(left, right, { maxEdits: 4_000, deadline: Date.now() + mostMs });
  const kept = hunks.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  return kept * 4 >= Math.max(left.length, right.length) ? hunks : null;
}
