import { z } from "zod";
import { cutQuote, cutReason, type JudgeForm, strictObject } from "./judge-form";

const Answer = z.object({
  statements: z.array(z.object({ statement: z.string(), reason: z.string(), supported: z.boolean() })).max(500),
});

/** As many as the details of a score take. */
const mostListed = 30;

const listed = ({ statement, reason, supported }: z.infer<typeof Answer>["statements"][number]) => ({
  statement: cutQuote(statement),
  reason: cutQuote(reason),
  supported,
});

/** The statements of a text one by one, each supported or not; the score is the share that is. */
export function statementForm(of: string, by: string): JudgeForm {
  return {
    told: `First break the block named "${of}" into its single statements: each one short, whole by itself, with pronouns replaced by what they stand for. Leave out greetings and questions. Then say of each whether it can be inferred directly from the block named "${by}".

Answer with one JSON object and nothing else: {"statements": [{"statement": "<the statement>", "reason": "<one sentence>", "supported": <true or false>}]}
With no statement at all the list is empty.`,
    schema: {
      name: "statements",
      schema: strictObject({
        statements: {
          type: "array",
          items: strictObject({
            statement: { type: "string" },
            reason: { type: "string", description: "One sentence" },
            supported: { type: "boolean", description: `Whether it can be inferred from the ${by}` },
          }),
        },
      }),
    },
    read(answer) {
      const { data } = Answer.safeParse(answer);
      if (!data) return null;
      const { statements } = data;
      if (statements.length === 0) return { skipped: `The judge found no statement in the ${of}.` };
      const missing = statements.filter(({ supported }) => !supported);
      const supported = statements.length - missing.length;
      const first = missing[0] ? ` Not: ${missing[0].statement} ${missing[0].reason}` : "";
      return {
        score: supported / statements.length,
        reason: cutReason(`${supported} of ${statements.length} statements follow from the ${by}.${first}`.trim()),
        details: { supported, of: statements.length, statements: statements.slice(0, mostListed).map(listed) },
      };
    },
  };
}
