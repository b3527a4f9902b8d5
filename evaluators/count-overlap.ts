import { longestCommon } from "./longest-common";
import { type RougeTokeniser, rougeTokens } from "./rouge-tokens";
import { sharedRuns } from "./shared-runs";

export const rougeVariants = ["rouge1", "rouge2", "rougeL"] as const;
export type RougeVariant = (typeof rougeVariants)[number];

export type OverlapTask = { output: string; reference: string; variant: RougeVariant; tokeniser: RougeTokeniser };
/** What both texts share, and how much each has: n-grams, or for rougeL words. */
export type Overlap = { shared: number; output: number; reference: number };

export function countOverlap({ output, reference, variant, tokeniser }: OverlapTask): Overlap {
  const ours = rougeTokens(output, tokeniser);
  const theirs = rougeTokens(reference, tokeniser);
  if (variant === "rougeL") return { shared: longestCommon(ours, theirs), output: ours.length, reference: theirs.length };
  const n = variant === "rouge1" ? 1 : 2;
  const count = (tokens: string[]) => Math.max(0, tokens.length - n + 1);
  return { shared: sharedRuns(ours, theirs, n).at(-1) ?? 0, output: count(ours), reference: count(theirs) };
}
