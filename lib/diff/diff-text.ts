import { diffLines, diffWordsWithSpace } from "diff";
import type { Hunk } from "./schema";

/** How much work a text may cost: edits followed before giving up, and the time by which to give up whatever happens. */
export type DiffLimits = { maxEdits: number; deadline: number };

/** Lines that differ by more words than this are shown whole. */
const mostWordEdits = 400;

/**
 * Lines first, words inside the lines that changed a little. Past the limits all between the first and the last change is one block
 * removed and one added: still a true account, only coarser.
 */
export function diffText(from: string, to: string, limits: DiffLimits): Hunk[] {
  if (from === to) return join([{ kind: "same", text: from }]);
  const lines = diffWithin(diffLines, from, to, limits) ?? replacedMiddle(from, to);
  const hunks: Hunk[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [hunk, next] = [lines[at], lines[at + 1]];
    if (!hunk) continue;
    if (hunk.kind === "removed" && next?.kind === "added") {
      hunks.push(...diffChangedLines(hunk.text, next.text, limits));
      at++;
    } else hunks.push(hunk);
  }
  return join(hunks);
}

/** Word by word when at least half of the text stays; else whole lines, which read better than confetti. */
function diffChangedLines(from: string, to: string, limits: DiffLimits): Hunk[] {
  const whole = replaced(from, to);
  const words = diffWithin(diffWordsWithSpace, from, to, { ...limits, maxEdits: Math.min(limits.maxEdits, mostWordEdits) });
  if (!words) return whole;
  const kept = words.reduce((sum, hunk) => sum + (hunk.kind === "same" ? hunk.text.length : 0), 0);
  return kept * 2 >= Math.max(from.length, to.length) ? words : whole;
}

type Change = { value: string; added: boolean; removed: boolean };
type Differ = (from: string, to: string, bounds: { maxEditLength: number; timeout: number }) => Change[] | undefined;

/** Null when the limits were passed. */
function diffWithin(differ: Differ, from: string, to: string, { maxEdits, deadline }: DiffLimits): Hunk[] | null {
  const timeout = deadline - Date.now();
  if (timeout <= 0) return null;
  const changes = differ(from, to, { maxEditLength: maxEdits, timeout });
  return (
    changes?.map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value })) ?? null
  );
}

const replaced = (from: string, to: string): Hunk[] => [
  { kind: "removed", text: from },
  { kind: "added", text: to },
];

/** Keeps the whole lines both texts begin and end with. */
function replacedMiddle(from: string, to: string): Hunk[] {
  const [before, after] = [from.split(/(?<=\n)/), to.split(/(?<=\n)/)];
  const shorter = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shorter && before[start] === after[start]) start++;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = (lines: string[]) => lines.slice(start, lines.length - end).join("");
  return [
    { kind: "same", text: before.slice(0, start).join("") },
    ...replaced(middle(before), middle(after)),
    { kind: "same", text: before.slice(before.length - end).join("") },
  ];
}

/** Without empty hunks, and neighbours of one kind made one. */
function join(hunks: Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (hunk.text === "") continue;
    if (last?.kind === hunk.kind) last.text += hunk.text;
    else joined.push({ ...hunk });
  }
  return joined;
}
