import type { Hunk } from "@/lib/diff/schema";

/** A run of a line; `isChanged` marks what is on this side alone. */
export type Run = { text: string; isChanged: boolean };
/** A line of the old text beside the line of the new one that stands for it; null where there is none. */
export type DiffRow = { from: Run[] | null; to: Run[] | null };

/** Hunks as lines side by side; where both texts go on with the same words, the sides are level again. */
export function diffRows(hunks: Hunk[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let [from, to]: [Run[][], Run[][]] = [[[]], [[]]];
  const pair = (old: Run[][], now: Run[][]) => {
    for (let at = 0; at < Math.max(old.length, now.length); at++) rows.push({ from: old[at] ?? null, to: now[at] ?? null });
  };

  for (const { kind, text } of hunks) {
    if (kind === "removed") append(from, text);
    else if (kind === "added") append(to, text);
    else {
      pair(from.slice(0, -1), to.slice(0, -1)); // whole lines of one side stand before the line both go on with
      [from, to] = [from.slice(-1), to.slice(-1)];
      text.split("\n").forEach((line, index) => {
        if (index > 0) {
          pair(from, to);
          [from, to] = [[[]], [[]]];
        }
        if (!line) return;
        from.at(-1)?.push({ text: line, isChanged: false });
        to.at(-1)?.push({ text: line, isChanged: false });
      });
    }
  }
  const ends = [endsLine(from), endsLine(to)];
  pair(from.slice(0, ends[0] ? -1 : undefined), to.slice(0, ends[1] ? -1 : undefined));
  const last = rows.at(-1);
  if (last && isSame(last) && ends[0] !== ends[1]) (ends[0] ? last.from : last.to)?.push({ text: "↵", isChanged: true });
  return rows;
}

function append(lines: Run[][], text: string): void {
  text.split("\n").forEach((line, index) => {
    if (index > 0) lines.push([]);
    if (line) lines.at(-1)?.push({ text: line, isChanged: true });
  });
}

/** After the last line end stands no further line. */
const endsLine = (lines: Run[][]) => lines.at(-1)?.length === 0;

export const isSame = ({ from, to }: DiffRow): boolean =>
  from !== null && to !== null && [...from, ...to].every(({ isChanged }) => !isChanged);
