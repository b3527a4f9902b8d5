import { z } from "zod";
import { cutReason, type JudgeForm, strictObject } from "./judge-form";

export const scales = {
  "0-1": { least: 0, greatest: 1 },
  "1-5": { least: 1, greatest: 5 },
  "1-10": { least: 1, greatest: 10 },
  "0-100": { least: 0, greatest: 100 },
};

export type Scale = keyof typeof scales;

const Answer = z.object({ reason: z.string().trim().min(1), score: z.number() });

/** A score on a scale, mapped to 0..1 in proportion. */
export function scaleForm(scale: Scale): JudgeForm {
  const { least, greatest } = scales[scale];
  return {
    told: `Answer with one JSON object and nothing else: {"reason": "<one or two sentences>", "score": <number>}
score is a number from ${least} (lowest) to ${greatest} (highest).`,
    schema: {
      name: "judgement",
      schema: strictObject({
        reason: { type: "string", description: "One or two sentences" },
        score: { type: "number", description: `From ${least} (lowest) to ${greatest} (highest)` },
      }),
    },
    read(answer) {
      const { data } = Answer.safeParse(answer);
      if (!data) return null;
      const { score, reason } = data;
      if (score < least || score > greatest) {
        throw new Error(`The judge's score ${score} is not on the scale ${least} to ${greatest}.`);
      }
      return { score: (score - least) / (greatest - least), reason: cutReason(reason), details: { judged: score, scale } };
    },
  };
}
