import { z } from "zod";
import { cutReason, type JudgeForm, strictObject } from "./judge-form";

const Answer = z.object({ reason: z.string().trim().min(1), winner: z.string() });
const scores = new Map([
  ["first", 1],
  ["tie", 0.5],
  ["second", 0],
]);

/** Which of two answers is better; the score is that of the first. */
export const winnerForm: JudgeForm = {
  told: `Answer with one JSON object and nothing else: {"reason": "<one or two sentences>", "winner": "<first | second | tie>"}
winner is "tie" where neither is better.`,
  schema: {
    name: "comparison",
    schema: strictObject({
      reason: { type: "string", description: "One or two sentences" },
      winner: { type: "string", enum: [...scores.keys()] },
    }),
  },
  read(answer) {
    const { data } = Answer.safeParse(answer);
    if (!data) return null;
    const score = scores.get(data.winner);
    if (score === undefined) throw new Error('The judge\'s winner is neither "first" nor "second" nor "tie".');
    return { score, reason: cutReason(data.reason), details: { label: data.winner } };
  },
};
