import { z } from "zod";
import type { JudgeScale } from "./judge-messages";
import { parseJsonText } from "./parse-json-text";
import { quoteShort } from "./quote-short";

const maxReasonLength = 2_000;

const Judgement = z.object({ score: z.number(), reason: z.string().trim().min(1) });

/**
 * What a judge said. Only a whole answer counts (one JSON object, or one ``` block of it), never a piece of JSON found in other text:
 * that may be a quotation of what was judged.
 * @throws Error when the answer is no such object or the score is off the scale
 */
export function parseJudgement(text: string, { least, greatest }: JudgeScale): { score: number; reason: string } {
  const parsed = Judgement.safeParse(parseJsonText(text, true));
  if (!parsed.success) throw new Error(`The judge did not answer with a score and a reason: ${quoteShort(text)}.`);
  const { score, reason } = parsed.data;
  if (score < least || score > greatest)
    throw new Error(`The judge's score ${score} is not on the scale ${least} to ${greatest}.`);
  return { score, reason: reason.slice(0, maxReasonLength).toWellFormed() };
}
