import type { Context } from "@/lib/context";
import { type DecisionRule, decide } from "@/lib/evaluations/decide";
import type { MeasuredItem } from "@/lib/evaluations/measured-item";
import { readPairs } from "@/lib/evaluations/read-pairs";
import type { Counted } from "./sort-evidence";

type Asked = DecisionRule & { keys: string[]; candidates: number; look: number };

/**
 * The comparison of a version with what is served over all evaluations that count: each adds its trials to the same cases, and trials of
 * one evaluation meet each other. Where one side has more arms than the other, those of the other serve several.
 */
export async function comparePooled(ctx: Context, counted: Counted[], asked: Asked) {
  const baseline: MeasuredItem[] = [];
  const candidate: MeasuredItem[] = [];
  let round = 0;
  for (const { id, candidateArms, referenceArms } of counted) {
    const rows = Map.groupBy(await readPairs(ctx, id, [...candidateArms, ...referenceArms]), ({ armId }) => armId);
    for (let nth = 0; nth < Math.max(candidateArms.length, referenceArms.length); nth++, round++) {
      baseline.push(...inRound(rows.get(referenceArms[nth % referenceArms.length] ?? ""), round));
      candidate.push(...inRound(rows.get(candidateArms[nth % candidateArms.length] ?? ""), round));
    }
  }
  return decide({ baseline, candidate }, { ...asked, finished: true });
}

const mostTrials = 100;
const inRound = (items: MeasuredItem[] = [], round: number) =>
  items.map((item) => ({ ...item, trial: round * mostTrials + item.trial }));
