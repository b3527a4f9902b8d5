import { type BleuTokeniser, bleuTokens } from "./bleu-tokens";
import { sharedRuns } from "./shared-runs";

const maxOrder = 4;

export const bleuSmoothings = ["exp", "floor", "add-k", "none"] as const;
export type BleuSmoothing = (typeof bleuSmoothings)[number];

export type BleuTask = { output: string; reference: string; tokeniser: BleuTokeniser; ignoreCase: boolean };
/** Per order 1 to 4: how many n-grams of the output stand in the reference, and how many it has; the lengths in tokens. */
export type BleuCounts = { shared: number[]; total: number[]; output: number; reference: number };

export function countBleu({ output, reference, tokeniser, ignoreCase }: BleuTask): BleuCounts {
  const tokens = (text: string) => bleuTokens(ignoreCase ? text.toLowerCase() : text, tokeniser);
  const [ours, theirs] = [tokens(output), tokens(reference)];
  return {
    shared: sharedRuns(ours, theirs, maxOrder),
    total: Array.from({ length: maxOrder }, (_, i) => Math.max(0, ours.length - i)),
    output: ours.length,
    reference: theirs.length,
  };
}

type Bleu = { score: number; precisions: number[]; brevityPenalty: number };

/**
 * Sentence BLEU of the counts: the geometric mean of the n-gram precisions up to the longest order the output has, times the brevity
 * penalty. `none` leaves a precision of 0 as it is (the score is 0 then), `floor` takes `value` for its count, `add-k` adds `value` to
 * both counts from pairs on, `exp` halves what it takes for each further order without a match.
 */
export function bleuOf({ shared, total, output, reference }: BleuCounts, smoothing: BleuSmoothing, value: number): Bleu {
  const brevityPenalty = output >= reference ? 1 : output === 0 ? 0 : Math.exp(1 - reference / output);
  if (shared.every((count) => count === 0)) return { score: 0, precisions: [], brevityPenalty };
  const precisions: number[] = [];
  let halved = 1;
  for (let i = 0; i < maxOrder; i++) {
    const added = smoothing === "add-k" && i > 0 ? value : 0;
    const count = (shared[i] ?? 0) + added;
    const all = (total[i] ?? 0) + added;
    if (all === 0) break;
    if (count === 0 && smoothing === "exp") halved *= 2;
    const least = smoothing === "exp" ? 1 / halved : smoothing === "floor" ? value : 0;
    precisions.push((count === 0 ? least : count) / all);
  }
  const mean = precisions.reduce((sum, precision) => sum + Math.log(precision), 0) / precisions.length;
  return { score: Math.min(1, brevityPenalty * Math.exp(mean)), precisions, brevityPenalty };
}
