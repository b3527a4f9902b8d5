import { type DiffRow, isSame } from "./diff-rows";

export type DiffBlock = { isFolded: boolean; rows: DiffRow[] };
const context = 3;

/** Long runs of equal lines are folded, but for a few lines around each change; a fold hides two lines at least. */
export function foldRows(rows: DiffRow[]): DiffBlock[] {
  const changed = rows.flatMap((row, at) => (isSame(row) ? [] : [at]));
  const blocks: DiffBlock[] = [];
  let next = 0;
  rows.forEach((row, at) => {
    while ((changed[next] ?? Number.POSITIVE_INFINITY) < at - context) next++;
    const isFolded = Math.abs((changed[next] ?? Number.POSITIVE_INFINITY) - at) > context;
    const last = blocks.at(-1);
    if (last?.isFolded === isFolded) last.rows.push(row);
    else blocks.push({ isFolded, rows: [row] });
  });
  return blocks.map((block) => (block.rows.length < 2 ? { ...block, isFolded: false } : block));
}
