import { z } from "zod";
import { defineEvaluator } from "./evaluator";
import { withinBound } from "./within-bound";

const milliseconds = z.number().positive().max(86_400_000);

export const latency = defineEvaluator({
  type: "latency",
  version: 1,
  group: "behaviour",
  about: "The answer came within so many milliseconds.",
  definition:
    "1 when the time from sending the request to the end of the answer is at most maxMs; it passes then. Above it 0, or with zeroMs (zeroMs − time) ÷ (zeroMs − maxMs), down to 0 at zeroMs. Waiting for a turn and earlier attempts do not count. An answer whose time is not known cannot be scored: skipping it would read as fast enough.",
  examples: [
    { options: { maxMs: 800 }, output: "Yes.", latencyMs: 640, score: 1, passed: true },
    { options: { maxMs: 1000, zeroMs: 3000 }, output: "Yes.", latencyMs: 1500, score: 0.75, passed: false },
  ],
  options: z
    .strictObject({
      maxMs: milliseconds.describe("Greatest time in milliseconds that passes"),
      zeroMs: milliseconds.optional().describe("From this time on the score is 0, between the two it falls evenly"),
    })
    .refine(({ maxMs, zeroMs }) => zeroMs === undefined || zeroMs > maxMs, {
      message: "the score must reach 0 above the greatest time that passes",
      path: ["zeroMs"],
    }),

  score({ latencyMs }, { maxMs, zeroMs }) {
    if (latencyMs === null || !Number.isFinite(latencyMs)) throw new Error("It is not known how long this answer took.");
    const score = withinBound(latencyMs, maxMs, zeroMs);
    return { score, passed: latencyMs <= maxMs, reason: `${Math.round(latencyMs)} ms, at most ${maxMs} ms wanted.` };
  },
});
