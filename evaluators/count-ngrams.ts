/** How often each run of `n` tokens stands in the list; tokens hold no white space. */
export function countNgrams(tokens: string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= tokens.length; at++) {
    const ngram = n === 1 ? (tokens[at] ?? "") : tokens.slice(at, at + n).join(" ");
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** How many n-grams of `ours` are in `theirs`, each as often as it is there at most. */
export function countShared(ours: Map<string, number>, theirs: Map<string, number>): number {
  let shared = 0;
  for (const [ngram, count] of ours) shared += Math.min(count, theirs.get(ngram) ?? 0);
  return shared;
}
