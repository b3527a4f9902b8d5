/**
 * The level of the interval that decides. `candidates` compared with one reference share the 5 % error equally (Bonferroni).
 * The planned verdict is look 1, at 95 %; after cases were added, look k ≥ 2 has the error 0.05 ÷ (k(k+1)), so however often
 * cases are added the later looks together spend at most another 2.5 %.
 */
export function decisionLevel({ candidates = 1, looks = 1 }: { candidates?: number; looks?: number } = {}): number {
  const error = looks <= 1 ? 0.05 : 0.05 / (looks * (looks + 1));
  return 1 - error / Math.max(1, candidates);
}
