import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { withinBound } from "./within-bound";

const dollars = z.number().positive().max(1_000);

export const cost = defineEvaluator({
  type: "cost",
  version: 1,
  group: "behaviour",
  about: "The answer cost at most so many US dollars.",
  definition:
    "1 when the answer's cost (its tokens at the model's price on the day) is at most maxUsd; it passes then. Above it 0, or with zeroUsd (zeroUsd − cost) ÷ (zeroUsd − maxUsd), down to 0 at zeroUsd. Judges' calls do not count. An answer of unknown cost (no price is set for the model, or the provider reported no tokens) cannot be scored: skipping it would read as cheap enough.",
  examples: [
    { options: { maxUsd: 0.002 }, output: "Yes.", costUsd: 0.0004, score: 1, passed: true },
    { options: { maxUsd: 0.001, zeroUsd: 0.003 }, output: "Yes.", costUsd: 0.0025, score: 0.25, passed: false },
  ],
  options: z
    .strictObject({
      maxUsd: dollars.describe("Greatest cost in US dollars that passes"),
      zeroUsd: dollars.optional().describe("From this cost on the score is 0, between the two it falls evenly"),
    })
    .refine(({ maxUsd, zeroUsd }) => zeroUsd === undefined || zeroUsd > maxUsd, {
      message: "the score must reach 0 above the greatest cost that passes",
      path: ["zeroUsd"],
    }),

  score({ costUsd }, { maxUsd, zeroUsd }) {
    if (costUsd === null || !Number.isFinite(costUsd)) {
      throw new Error("The cost of this answer is not known: set the model's price; its provider must report tokens.");
    }
    const score = withinBound(costUsd, maxUsd, zeroUsd);
    return { score, passed: costUsd <= maxUsd, reason: `${inDollars(costUsd)}, at most ${inDollars(maxUsd)} wanted.` };
  },
});

const inDollars = (usd: number) => `$${Number(usd.toPrecision(3))}`;
