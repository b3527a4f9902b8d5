import type { Context } from "@/lib/context";
import { type DecisionRule, decide } from "@/lib/evaluations/decide";
import { readPairs } from "@/lib/evaluations/read-pairs";
import { poolItems } from "./pool-items";
import type { Counted } from "./sort-evidence";

type Asked = DecisionRule & { keys: string[]; candidates: number; look: number };

/** The comparison of a version with what is served over all evaluations that count. */
export async function comparePooled(ctx: Context, counted: Counted[], asked: Asked) {
  const pooled = [];
  for (const { id, candidateArms, referenceArms } of counted) {
    const rows = await readPairs(ctx, id, [...candidateArms, ...referenceArms]);
    pooled.push({ candidateArms, referenceArms, itemsOf: Map.groupBy(rows, ({ armId }) => armId) });
  }
  return decide(poolItems(pooled), { ...asked, finished: true });
}
