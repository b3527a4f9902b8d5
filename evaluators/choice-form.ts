import { z } from "zod";
import { cutReason, type JudgeForm, strictObject } from "./judge-form";
import { quoteShort } from "./quote-short";

export type Choice = { label: string; score: number; about?: string };

const Answer = z.object({ reason: z.string().trim().min(1), label: z.string() });

/** One of several labels, each with its score. The scores are not shown to the judge. */
export function choiceForm(choices: Choice[]): JudgeForm {
  const labels = choices.map(({ label }) => label);
  const list = choices.map(({ label, about }) => `- ${label}${about ? `: ${about}` : ""}`).join("\n");
  return {
    told: `Choose exactly one of these labels:
${list}

Answer with one JSON object and nothing else: {"reason": "<one or two sentences>", "label": "<the label, as it is written above>"}`,
    schema: {
      name: "judgement",
      schema: strictObject({
        reason: { type: "string", description: "One or two sentences" },
        label: { type: "string", enum: labels },
      }),
    },
    read(answer) {
      const { data } = Answer.safeParse(answer);
      if (!data) return null;
      const chosen = choices.find(({ label }) => label === data.label);
      if (!chosen) throw new Error(`The judge's label ${quoteShort(data.label)} is none of ${labels.join(", ")}.`);
      return { score: chosen.score, reason: cutReason(data.reason), details: { label: chosen.label } };
    },
  };
}
