import type { Context } from "@/lib/context";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { CompareArms } from "@/lib/evaluations/comparison-schema";
import type { VerdictWord } from "@/lib/statistics/verdict";

/** What an evaluation found, as a reason to act on; refuses to go on where it found something else than the demo tells. */
export async function findingOf(ctx: Context, id: string, arms: { baseline: string; candidate: string }, word: VerdictWord) {
  const { verdict, metrics, integrity, baseline, candidate } = await compareArms(ctx, CompareArms.parse({ id, ...arms }));
  const labels = `${candidate.label} against ${baseline.label}`;
  if (verdict !== word) throw new Error(`The demo expects ${word} of ${labels}, and the evaluation says ${verdict}.`);
  const [passRate] = metrics;
  const points = (share: number | null | undefined) => `${share && share > 0 ? "+" : ""}${Math.round(100 * (share ?? 0))}`;
  const range = `${points(passRate?.low)} to ${points(passRate?.high)}`;
  return `${labels}: ${verdict}, ${points(passRate?.difference)} points (${range}) on ${integrity.pairs} cases`;
}
