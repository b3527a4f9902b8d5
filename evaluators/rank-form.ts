import { z } from "zod";
import { cutQuote, cutReason, type JudgeForm, strictObject } from "./judge-form";

const Answer = z.object({ verdicts: z.array(z.object({ chunk: z.number(), reason: z.string(), useful: z.boolean() })) });

/** Chunks in the order they were retrieved, each useful or not; the score is their average precision. */
export function rankForm(chunks: number): JudgeForm {
  return {
    told: `Say of each of the ${chunks} blocks named "context 1" to "context ${chunks}" whether it was useful to arrive at the answer, in their order, leaving none out.

Answer with one JSON object and nothing else: {"verdicts": [{"chunk": <its number>, "reason": "<one sentence>", "useful": <true or false>}]}`,
    schema: {
      name: "verdicts",
      schema: strictObject({
        verdicts: {
          type: "array",
          items: strictObject({
            chunk: { type: "integer", description: "The number of the context block" },
            reason: { type: "string", description: "One sentence" },
            useful: { type: "boolean" },
          }),
        },
      }),
    },
    read(answer) {
      const { data } = Answer.safeParse(answer);
      if (!data) return null;
      const { verdicts } = data;
      const isWhole = verdicts.length === chunks && verdicts.every(({ chunk }, at) => chunk === at + 1);
      if (!isWhole) throw new Error(`The judge did not give one verdict on each of the ${chunks} chunks, in order.`);
      const useful = verdicts.map((one) => one.useful);
      const count = useful.filter(Boolean).length;
      const reason = `${count} of ${chunks} chunks are useful${verdicts[0] ? `; of the first: ${verdicts[0].reason}` : ""}`;
      return {
        score: averagePrecision(useful),
        reason: cutReason(reason),
        details: { verdicts: verdicts.map((one) => ({ ...one, reason: cutQuote(one.reason) })) },
      };
    },
  };
}

/** The mean, over the useful ones, of the share of useful ones up to each; 0 where none is. */
export function averagePrecision(useful: boolean[]): number {
  let hits = 0;
  const precisions = useful.flatMap((is, at) => (is ? [++hits / (at + 1)] : []));
  return hits === 0 ? 0 : precisions.reduce((sum, one) => sum + one, 0) / hits;
}
