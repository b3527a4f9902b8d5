/** A message to match: its role and the text that stands for it. */
export type Matchable = { role: string; text: string };

/** One row of the result: a message of both sides, or of one. */
export type Match<T> = { from: T; to: T } | { from: T; to: null } | { from: null; to: T };

/**
 * Aligns two lists of messages in order, so that one inserted in the middle leaves the others matched. Only equal roles match; of
 * all alignments the one with the most likeness in total is taken, so a changed message goes to the one it resembles most.
 */
export function matchMessages<T extends Matchable>(from: T[], to: T[]): Match<T>[] {
  const likeness = likenessTable(from, to);
  const best = Array.from({ length: from.length + 1 }, () => new Float64Array(to.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--) {
    const row = best[i];
    for (let j = to.length - 1; row && j >= 0; j--) {
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + likeness(i, j));
    }
  }
  const rows: Match<T>[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [before, after] = [from[i], to[j]];
    if (before && after && likeness(i, j) > 0 && at(i, j) === at(i + 1, j + 1) + likeness(i, j)) {
      rows.push({ from: before, to: after });
      i++;
      j++;
    } else if (before && (!after || at(i, j) === at(i + 1, j))) {
      rows.push({ from: before, to: null });
      i++;
    } else if (after) {
      rows.push({ from: null, to: after });
      j++;
    }
  }
  return rows;
}

/** Above 0 for one role, so that a rewritten message still meets its successor; 1 and more only for equal text. */
function likenessTable(from: Matchable[], to: Matchable[]): (i: number, j: number) => number {
  const [before, after] = [from.map(wordsOf), to.map(wordsOf)];
  const table = from.map((one, i) =>
    to.map((other, j) => {
      if (one.role !== other.role) return 0;
      return one.text === other.text ? 1.1 : 0.05 + 0.9 * sharedWords(before[i] ?? new Set(), after[j] ?? new Set());
    }),
  );
  return (i, j) => table[i]?.[j] ?? 0;
}

/** The first few hundred words tell messages apart; more would cost time for nothing. */
const wordsOf = ({ text }: Matchable) =>
  new Set(
    text
      .slice(0, 1_500)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu),
  );

/** Dice's coefficient, 0..1. */
function sharedWords(one: Set<string>, other: Set<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return (2 * shared) / (one.size + other.size);
}
