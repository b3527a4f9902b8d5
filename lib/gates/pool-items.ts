import type { MeasuredItem } from "@/lib/evaluations/measured-item";

/** The arms of one evaluation that measured the version, and what is served. */
export type PooledArms = { candidateArms: string[]; referenceArms: string[] };

const mostTrials = 100;

/**
 * Two sides over several evaluations: each adds its trials to the same cases, and trials of one evaluation meet each other. Where one
 * side has more arms than the other, those of the other serve several.
 */
export function poolItems(evaluations: (PooledArms & { itemsOf: ReadonlyMap<string, MeasuredItem[]> })[]) {
  const baseline: MeasuredItem[] = [];
  const candidate: MeasuredItem[] = [];
  let round = 0;
  for (const { candidateArms, referenceArms, itemsOf } of evaluations) {
    const inRound = (arms: string[], nth: number) =>
      (itemsOf.get(arms[nth % arms.length] ?? "") ?? []).map((item) => ({ ...item, trial: round * mostTrials + item.trial }));
    for (let nth = 0; nth < Math.max(candidateArms.length, referenceArms.length); nth++, round++) {
      baseline.push(...inRound(referenceArms, nth));
      candidate.push(...inRound(candidateArms, nth));
    }
  }
  return { baseline, candidate };
}
